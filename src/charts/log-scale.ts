/** Leading digits of ticks, from coarse to fine. */
const FAMILIES: readonly (readonly number[])[] = [
  [1],
  [1, 3],
  [1, 2, 5],
  [1, 1.5, 2, 3, 5, 7],
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 8],
];

/**
 * Ticks of a logarithmic axis inside [low, high], both positive: round figures in every power of ten, as many
 * as `most` allows; powers of ten alone over many decades, equal steps over a small part of one.
 */
export function logTicks(low: number, high: number, most = 7): number[] {
  if (!(low > 0) || !(high > low)) return [];
  let chosen: number[] = [];
  for (const family of FAMILIES) {
    const ticks = family.flatMap((digit) => powers(digit, low, high)).sort((a, b) => a - b);
    if (ticks.length > most) break;
    chosen = ticks;
  }
  if (chosen.length >= 3) return chosen;
  return chosen.length === 0 && high / low > 10 ? thinned(powers(1, low, high), most) : equalSteps(low, high);
}

function thinned(ticks: readonly number[], most: number): number[] {
  const step = Math.ceil(ticks.length / most);
  return ticks.filter((_, i) => i % step === 0);
}

function powers(digit: number, low: number, high: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    const tick = Number((digit * 10 ** power).toPrecision(3));
    if (tick >= low && tick <= high) ticks.push(tick);
  }
  return ticks;
}

/** Multiples of 1, 2 or 5 times a power of ten, three to six of them. */
function equalSteps(low: number, high: number): number[] {
  const rough = 10 ** Math.floor(Math.log10((high - low) / 2));
  const step =
    [1, 2, 5, 10].map((digit) => digit * rough).find((one) => (high - low) / one <= 5) ?? rough * 10;
  const ticks: number[] = [];
  for (let multiple = Math.ceil(low / step); multiple * step <= high; multiple++) {
    ticks.push(Number((multiple * step).toPrecision(6)));
  }
  return ticks;
}
