/** Runs `work` until `atLeastMs` have passed (and `atLeast` times) and returns the median time of one run, in ms. */
export async function medianMs(
  work: () => unknown,
  { atLeast = 5, atLeastMs = 500 }: { atLeast?: number; atLeastMs?: number } = {},
): Promise<number> {
  await work(); // the first run also pays for compilation
  const times: number[] = [];
  const begin = performance.now();
  while (times.length < atLeast || performance.now() - begin < atLeastMs) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
