/**
 * Ticks of a logarithmic axis inside [low, high], both positive: 1, 2 and 5 of each power of ten, thinned to
 * powers of ten when there are many, and filled with finer steps when there are few.
 */
export function logTicks(low: number, high: number, most = 7): number[] {
  if (!(low > 0) || !(high > low)) return [];
  const families = [
    [1],
    [1, 3],
    [1, 2, 5],
    [1, 1.5, 2, 3, 5, 7],
    [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9],
  ];
  let chosen: number[] = [];
  for (const family of families) {
    const ticks = family.flatMap((digit) => powers(digit, low, high)).sort((a, b) => a - b);
    if (ticks.length > most) break;
    chosen = ticks;
  }
  if (chosen.length > 0) return chosen;
  const all = powers(1, low, high);
  const step = Math.ceil(all.length / most);
  return all.filter((_, i) => i % step === 0);
}

function powers(digit: number, low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    const tick = Number((digit * 10 ** power).toPrecision(3));
    if (tick >= low && tick <= high) ticks.push(tick);
  }
  return ticks;
}
