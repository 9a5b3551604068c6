import type { RunBands } from '../../contracts/run';

/** What the bands promised and what they held. */
export function bandTitle({ bands }: RunBands): string {
  const held = bands.map(
    ({ nominal, averageCoverage }) => `the ${nominal} % band held on ${averageCoverage.toFixed(1)} %`,
  );
  const words = `${held.join(', ')} of the test days`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the pinball loss is and how it compares, in the sign's words. */
export function pinballWords({ pinballSkill }: RunBands): string {
  const size = Math.abs(pinballSkill).toFixed(1);
  const than = 'than bands of no change, as wide as the training days moved at that day’s volatility';
  const compared =
    size === '0.0'
      ? 'the same as for bands of no change, as wide as the training days moved at that day’s volatility'
      : `${size} % ${pinballSkill > 0 ? 'lower (better)' : 'higher (worse)'} ${than}`;
  return `Pinball loss asks for bands that are narrow and yet hold. Over all days ahead it is ${compared}.`;
}

/** One line a horizon: held and width of each band in percent, and the pinball loss beside the yardstick's. */
export function bandRows({ bands, pinball, naivePinball }: RunBands): Record<string, string>[] {
  return pinball.map((loss, h) => ({
    horizon: String(h + 1),
    ...Object.fromEntries(
      bands.flatMap(({ nominal, coverage, width }) => [
        [`held${nominal}`, (coverage[h] ?? NaN).toFixed(1)],
        [`width${nominal}`, (width[h] ?? NaN).toFixed(1)],
      ]),
    ),
    pinball: loss.toFixed(3),
    naive: (naivePinball[h] ?? NaN).toFixed(3),
  }));
}
