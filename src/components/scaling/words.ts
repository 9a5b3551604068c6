import { shortFigure } from '../../charts/features';
import { formatNumber, MISSING } from '../../charts/format';
import type { ScalingRow, ScalingTable, ValueRange } from '../../contracts/analysis';
import type { Scaling, ScalingPreset } from '../../domain/scaling/presets';
import type { TableRow } from '../DataTable.vue';
import type { ScalerKind, ScalerParams } from '../../domain/scaling/scaler';

export const PRESET_WORDS: Readonly<Record<ScalingPreset, string>> = {
  hierarchical: 'By group',
  standard: 'All standard',
  minmax: 'All −1 to 1',
  robust: 'All robust',
};

const KIND_WORDS: Readonly<Record<ScalerKind, string>> = {
  standard: 'standard: less the mean, over the SD',
  minmax: 'min-max: smallest to −1, largest to 1',
  robust: 'robust: less the median, over the distance of the 5 % and 95 % quantiles',
};

/** A scaler in words. */
export function scalingWords({ kind, log }: Scaling | ScalerParams): string {
  return log ? `logarithm, then ${KIND_WORDS[kind]}` : KIND_WORDS[kind];
}

/** A scaler in two words, for tables. */
export function shortScaling({ kind, log }: Scaling | ScalerParams): string {
  const name = { standard: 'standard', minmax: 'min-max', robust: 'robust' }[kind];
  return log ? `log, ${name}` : name;
}

/** "1,573 to 5,864", in a feature's own unit. */
export function rangeWords({ min, max }: ValueRange): string {
  return Number.isFinite(min) ? `${shortFigure(min)} to ${shortFigure(max)}` : '–';
}

/** "−1.00 to 1.00", of scaled values. */
export function scaledWords({ min, max }: ValueRange): string {
  return Number.isFinite(min) ? `${formatNumber(min)} to ${formatNumber(max)}` : '–';
}

/** What scaling does to the S&P 500, and how many features come out balanced. */
export function scalingFinding({ rows }: ScalingTable, coin: string): string {
  const stocks = rows.find(({ id }) => id === 'sp500');
  const balanced = rows.filter((row) => row.balanced).length;
  const counts = `${balanced} of ${rows.length} features have an SD between 0.5 and 1.5`;
  if (!stocks) return `On the training days of ${coin} ${counts}`;
  const { min, max } = stocks.scaled;
  return `On the training days of ${coin} the S&P 500 of ${shortFigure(stocks.raw.min)} to ${shortFigure(stocks.raw.max)} becomes ${formatNumber(min, 1)} to ${formatNumber(max, 1)}; ${counts}`;
}

/** How a scaled feature weighs in, and why where it is out of the range aimed at. */
export function balanceWords({ deviation, balanced, params }: ScalingRow): string {
  if (balanced) return 'balanced';
  if (deviation === 0) return 'constant in training: says nothing';
  if (deviation > 1.5) return 'heavy: outweighs others';
  if (params.kind === 'robust') return 'light: the middle nine tenths span 1';
  return params.kind === 'minmax' ? 'light: most days in a narrow band' : 'light';
}

/** One feature of several coins before and after scaling: figures of the training and of the test, one line a coin. */
export function coinScalingRows(
  coins: readonly { readonly label: string; readonly row: ScalingRow | undefined }[],
): TableRow[] {
  return coins.map(({ label, row }) => ({
    coin: label,
    raw: row ? rangeWords(row.raw) : MISSING,
    scaled: row ? scaledWords(row.scaled) : MISSING,
    test: row ? scaledWords(row.test) : MISSING,
    deviation: row ? formatNumber(row.deviation, 2) : MISSING,
    flag: row ? balanceWords(row) : 'no value in training',
  }));
}
