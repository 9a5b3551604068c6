import { fewDigits } from '../../charts/forecast-parts';
import { formatNumber, MISSING } from '../../charts/format';
import type { HorizonMetrics, RunReport } from '../../contracts/run';
import { againstNaive, pWords } from '../lab/verdict';

export type ComparedFigure = 'skill' | 'rmse' | 'mape' | 'direction';

export const COMPARED_FIGURES: readonly { readonly value: ComparedFigure; readonly label: string }[] = [
  { value: 'skill', label: 'Skill, p' },
  { value: 'rmse', label: 'RMSE' },
  { value: 'mape', label: 'MAPE' },
  { value: 'direction', label: 'Direction' },
];

/** One line a horizon that any of the runs has, and one for the averages; a column a run, named A, B, ... */
export function comparedRows(
  reports: readonly RunReport[],
  figure: ComparedFigure,
): Record<string, string>[] {
  const most = Math.max(0, ...reports.map(({ spec }) => spec.horizon));
  const line = (horizon: string, of: (report: RunReport) => Omit<HorizonMetrics, 'horizon'> | undefined) => ({
    horizon,
    ...Object.fromEntries(reports.map((report, i) => [letter(i), words(of(report), figure)])),
  });
  return [
    ...Array.from({ length: most }, (_, h) => line(String(h + 1), ({ model }) => model.perHorizon[h])),
    line('Average', ({ model }) => model.average),
  ];
}

function words(row: Omit<HorizonMetrics, 'horizon'> | undefined, figure: ComparedFigure): string {
  const value = row?.[figure] ?? NaN;
  if (!row || !Number.isFinite(value)) return MISSING;
  if (figure === 'rmse') return fewDigits(value);
  if (figure === 'mape') return `${formatNumber(value, 2)} %`;
  if (figure === 'direction') return `${formatNumber(value, 1)} % (up ${formatNumber(row.alwaysUp, 1)})`;
  const p = Number.isNaN(row.pValue) ? '' : `, p ${pWords(row.pValue)}`;
  return `${value > 0 ? '+' : ''}${formatNumber(value, 2)} %${p}`;
}

/** The lowest validation loss of each run, as percent of the naive one. */
export function lossesFinding(reports: readonly RunReport[]): string {
  const said = reports.map((report, i) => `${letter(i)} ${formatNumber(100 * (1 - gainOf(report)), 1)} %`);
  return `Validation loss at its lowest, of naive: ${said.join(', ')}`;
}

/** How far each run was from naive on the test, so many days ahead. */
export function saidFinding(reports: readonly RunReport[], horizon: number): string {
  const said = reports.map(
    ({ model }, i) => `${letter(i)} ${againstNaive(model.perHorizon[horizon - 1]?.skill ?? NaN)}`,
  );
  return `${horizon} ${horizon === 1 ? 'day' : 'days'} ahead on the test: ${said.join(', ')}`;
}

const letter = (i: number): string => String.fromCharCode(65 + i);

/** Share of the naive loss by which the best epoch lies below it, on the validation days. */
function gainOf({ epochs, bestEpoch, info }: RunReport): number {
  const loss = epochs.find(({ epoch }) => epoch === bestEpoch)?.validationLoss ?? NaN;
  return 1 - loss / info.naiveValidationLoss;
}

/** Which of the runs did best where it may be chosen, and what the test then said of it. */
export function comparisonFinding(reports: readonly RunReport[]): string {
  if (new Set(reports.map(({ spec }) => spec.coin)).size > 1) {
    return 'Different coins side by side: each is judged against its own naive forecast';
  }
  const gains = reports.map(gainOf);
  const best = gains.reduce((at, gain, i) => (gain > (gains[at] ?? -Infinity) ? i : at), 0);
  const chosen = reports[best];
  if (!chosen || !Number.isFinite(gains[best] ?? NaN)) return 'Side by side';
  const said = chosen.shrinkage === 0 ? 'the naive forecast' : againstNaive(chosen.model.average.skill);
  return `Validation chooses ${letter(best)}; on the test it is ${said}`;
}
