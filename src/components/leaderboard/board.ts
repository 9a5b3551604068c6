import { formatNumber, MISSING } from '../../charts/format';
import type { BacktestAnswer } from '../../contracts/evaluation';
import type { RunHead } from '../../contracts/run-record';
import type { ModelKind } from '../../contracts/run';
import { COINS } from '../../domain/catalogue/coins';
import { COIN_IDS, type CoinId } from '../../domain/catalogue/ids';
import { MODEL_KINDS } from '../../domain/spec/fields';
import { holm } from '../../domain/stats/multiple-testing';
import { MODELS } from '../lab/models';
import { pWords } from '../lab/verdict';
import { isLeaky, validationGain } from '../runs/words';

export type BoardFigure = 'skill' | 'direction' | 'mape';

export const BOARD_FIGURES: readonly { readonly value: BoardFigure; readonly label: string }[] = [
  { value: 'skill', label: 'Skill' },
  { value: 'direction', label: 'Direction' },
  { value: 'mape', label: 'MAPE' },
];

/** One forecaster on one coin. Percent; NaN = not defined. */
export interface BoardCell {
  readonly skill: number;
  readonly pValue: number;
  readonly direction: number;
  readonly alwaysUp: number;
  readonly mape: number;
  readonly n: number;
  /** It says no change on every day. */
  readonly isNaive: boolean;
  /** Of a trained model: the run that was chosen, and among how many. */
  readonly run?: { readonly id: string; readonly of: number };
  /** Of a model that was walked through the folds: its report. */
  readonly walk?: string;
}

export interface BoardRow {
  readonly id: string;
  readonly label: string;
  readonly kind: 'naive' | 'statistical' | 'neural';
  readonly cells: Readonly<Partial<Record<CoinId, BoardCell>>>;
}

type Answers = Readonly<Partial<Record<CoinId, BacktestAnswer>>>;

/** Naive, then the statistical forecasters, the simplest first. */
export function baselineRows(answers: Answers): BoardRow[] {
  const found = COIN_IDS.flatMap((coin) => answers[coin] ?? []);
  const [first] = found;
  if (!first) return [];
  const naive = byCoin(answers, ({ report }) => ({ ...cellOf(report.naive.average), isNaive: true }));
  const rows = first.report.forecasters.map(({ id, label }): BoardRow => ({
    id,
    label,
    kind: 'statistical',
    cells: byCoin(answers, ({ report }) => {
      const one = report.forecasters.find((other) => other.id === id);
      if (!one) return undefined;
      const isNaive = one.folds.every(({ shrinkage }) => shrinkage === 0);
      return { ...cellOf(one.shrunk.average), isNaive };
    }),
  }));
  return [{ id: 'naive', label: 'Naive: no change', kind: 'naive', cells: naive }, ...rows];
}

/** Of each model and coin the run with the lowest validation loss against naive: the test has no say in it. */
export function neuralRows(
  heads: readonly RunHead[],
  { horizon, data, engine }: { horizon: number; data: string; engine: string },
): BoardRow[] {
  const comparable = heads.filter(
    (head) => head.spec.horizon === horizon && head.data === data && head.engine === engine && !isLeaky(head),
  );
  return MODEL_KINDS.flatMap((model): BoardRow[] => {
    const runs = comparable.filter(({ spec }) => spec.model === model);
    if (runs.length === 0) return [];
    const cells = Object.fromEntries(
      COIN_IDS.flatMap((coin) => {
        const cell = chosenCell(runs, coin);
        return cell ? [[coin, cell] as const] : [];
      }),
    );
    return [{ id: model, label: modelLabel(model), kind: 'neural', cells }];
  });
}

function modelLabel(model: ModelKind): string {
  return MODELS[model].label;
}

function chosenCell(runs: readonly RunHead[], coin: CoinId): BoardCell | undefined {
  // A repetition of a run is no further attempt.
  const tried = runs.filter(({ spec, reproduces }) => spec.coin === coin && reproduces === undefined);
  const order = [...tried].sort((a, b) => gain(b) - gain(a) || a.createdAt - b.createdAt);
  const [best] = order;
  if (!best) return undefined;
  const run = { id: best.id, of: tried.length };
  return { ...cellOf(best.model.average), isNaive: best.shrinkage === 0, run };
}

function gain(head: RunHead): number {
  const value = validationGain(head);
  return Number.isNaN(value) ? -Infinity : value;
}

function byCoin(
  answers: Answers,
  of: (answer: BacktestAnswer) => BoardCell | undefined,
): Partial<Record<CoinId, BoardCell>> {
  return Object.fromEntries(
    COIN_IDS.flatMap((coin) => {
      const answer = answers[coin];
      const cell = answer && of(answer);
      return cell ? [[coin, cell] as const] : [];
    }),
  );
}

type Figures = Omit<BoardCell, 'isNaive' | 'run' | 'walk'>;

export function cellOf(row: Figures): Figures {
  const { skill, pValue, direction, alwaysUp, mape, n } = row;
  return { skill, pValue, direction, alwaysUp, mape, n };
}

/** The two lines of a cell. */
export function cellWords(cell: BoardCell, figure: BoardFigure): { main: string; note: string } {
  if (figure === 'mape') return { main: percent(cell.mape, 2), note: `n ${formatNumber(cell.n, 0)}` };
  if (figure === 'direction') {
    return { main: percent(cell.direction, 1), note: `always up ${percent(cell.alwaysUp, 1)}` };
  }
  if (cell.isNaive) return { main: '0.00 %', note: 'is naive' };
  const sign = cell.skill > 0 ? '+' : '';
  const p = Number.isNaN(cell.pValue) ? MISSING : pWords(cell.pValue);
  return { main: `${sign}${percent(cell.skill, 2)}`, note: `p ${p}` };
}

function percent(value: number, decimals: number): string {
  return Number.isFinite(value) ? `${formatNumber(value, decimals)} %` : MISSING;
}

/** What the table says, counted: how many comparisons, how many clear ones, and how many after correction. */
export function boardFinding(rows: readonly BoardRow[], where: string): string {
  const cells = rows.flatMap(({ kind, cells: all }) =>
    kind === 'naive' ? [] : COIN_IDS.flatMap((coin) => all[coin] ?? []),
  );
  const tested = cells.filter(({ pValue, isNaive }) => !isNaive && Number.isFinite(pValue));
  if (tested.length === 0) return `On ${where}, nothing is known yet: the baselines are being computed`;
  const better = tested.filter(({ skill, pValue }) => skill > 0 && pValue < 0.05).length;
  const corrected = holm(tested.map(({ pValue }) => pValue));
  const clear = tested.filter(({ skill }, i) => skill > 0 && corrected[i]! < 0.05).length;
  const of = `${tested.length} comparisons with naive`;
  if (better === 0) return `On ${where}, none of ${of} is won at p < 0.05`;
  const left = clear === 0 ? 'none is left' : clear === 1 ? 'one is left' : `${clear} are left`;
  return `On ${where}, ${better} of ${of} ${better === 1 ? 'is' : 'are'} won at p < 0.05; corrected for their number ${left}`;
}

/** Each leak alarm in a sentence. */
export function alarmWords(answers: Answers): string[] {
  return COIN_IDS.flatMap((coin) =>
    (answers[coin]?.alarms ?? []).map(({ id, horizon, rule, measured, limit }) => {
      const label = answers[coin]?.report.forecasters.find((one) => one.id === id)?.label ?? id;
      const what = rule === 'direction' ? 'direction' : 'log-price skill';
      return `${label} on ${COINS[coin].label}, ${horizon} ${horizon === 1 ? 'day' : 'days'} ahead: ${what} ${percent(measured, 1)}, above ${percent(limit, 1)}.`;
    }),
  );
}
