import { formatCorrelation, formatNumber } from '../../charts/format';
import type { TableColumn, TableRow } from '../../components/DataTable.vue';
import { percentWords } from '../../components/weights/words';
import type { CoinId } from '../../domain/catalogue/ids';
import { INDICATORS } from '../../domain/catalogue/indicators';
import { withArticle } from '../../domain/catalogue/spoken';
import type { WeightStep } from '../../domain/features/weight-steps';

/** The steps of one coin, as narrow as a table of four side by side can be. */
export const stepColumns: readonly TableColumn[] = [
  { key: 'id', label: 'Indicator', heading: true, nowrap: true },
  { key: 'rho', label: '1. Rank corr.', numeric: true },
  { key: 'share', label: '2. Share', numeric: true },
  { key: 'factor', label: '3. Boost', numeric: true },
  { key: 'boosted', label: '4. Again', numeric: true },
  { key: 'weight', label: '5. Weight', numeric: true },
];

function largestFirst(steps: readonly WeightStep[]): WeightStep[] {
  return [...steps].sort((a, b) => b.weight - a.weight);
}

/** "24.1 % to the S&P 500": the largest weight of a day. */
export function topWeight(steps: readonly WeightStep[]): string {
  const top = largestFirst(steps)[0]!;
  return `${percentWords(top.weight, 1)} to ${withArticle(INDICATORS[top.id].shortLabel)}`;
}

/** The figures of each step, the largest weight first. */
export function stepRows(steps: readonly WeightStep[]): TableRow[] {
  return largestFirst(steps).map(({ id, rho, share, factor, boosted, weight }) => ({
    id: INDICATORS[id].shortLabel,
    rho: formatCorrelation(rho),
    share: percentWords(share, 1),
    factor: factor === 1 ? '1' : `× ${formatNumber(factor)}`,
    boosted: percentWords(boosted, 1),
    weight: percentWords(weight, 1),
  }));
}

/** The same as shares, unrounded: one line a coin and indicator. */
export function fourStepsCsv(
  coins: readonly { readonly coin: CoinId; readonly steps: readonly WeightStep[] }[],
): { readonly columns: readonly string[]; readonly rows: (string | number)[][] } {
  return {
    columns: ['coin', 'indicator', 'rank_correlation', 'share', 'boost', 'share_again', 'before', 'weight'],
    rows: coins.flatMap(({ coin, steps }) =>
      steps.map(({ id, rho, share, factor, boosted, before, weight }) => [
        ...[coin, id],
        ...[rho, share, factor, boosted, before, weight],
      ]),
    ),
  };
}
