import { COIN_IDS, isCoinId, isOwnId, type TargetId } from '../catalogue/ids';

/** What an alert watches. Series are columns of the as-known panel, in their own unit. */
export type AlertCondition =
  /** A series stands above or below a threshold. */
  | {
      readonly kind: 'level';
      readonly series: string;
      readonly side: 'above' | 'below';
      readonly threshold: number;
    }
  /** A series has risen (or, with a negative threshold, fallen) by at least so much over some calendar days. */
  | { readonly kind: 'change'; readonly series: string; readonly days: number; readonly threshold: number }
  /** The state of the economy or of a coin's market has just begun. */
  | {
      readonly kind: 'regime';
      readonly regime: 'hike-cycle' | 'high-inflation' | 'bull' | 'bear';
      readonly coin: TargetId;
    }
  /** The correlation of daily changes over 30 weekdays stands away from that over 180 by at least a threshold. */
  | {
      readonly kind: 'correlation';
      readonly coin: TargetId;
      readonly series: string;
      readonly threshold: number;
    }
  /** The volatility forecast lies in the highest share of all forecasts before it. */
  | { readonly kind: 'volatility'; readonly coin: TargetId; readonly share: number };

export interface AlertRule {
  readonly id: string;
  readonly name: string;
  readonly condition: AlertCondition;
  /** Days after a firing on which it stays silent. */
  readonly quietDays: number;
}

/** Names of the fields that a rule of a file or a link has, and what they may be. */
const KINDS = ['level', 'change', 'regime', 'correlation', 'volatility'] as const;
const REGIMES = ['hike-cycle', 'high-inflation', 'bull', 'bear'] as const;

/**
 * What is wrong with a rule, one sentence a problem; empty when all is well.
 *
 * @param rule of any origin: a form, a file, a browser's storage
 * @param series columns that can be watched
 * @param options anyOwn: series of the reader's own may be named whether they are among the columns or not, since they
 * may come later; false by default
 */
export function alertProblems(rule: unknown, series: readonly string[], { anyOwn = false } = {}): string[] {
  if (!isRecord(rule)) return ['The rule is not an object. Write {"id", "name", "condition", "quietDays"}.'];
  const problems: string[] = [];
  if (!isText(rule['id'])) problems.push('The rule has no id. Give it a short text.');
  if (!isText(rule['name'])) problems.push('The rule has no name. Give it 1 to 80 characters.');
  if (!isWhole(rule['quietDays'], 0, 365)) {
    problems.push(`The quiet time is ${String(rule['quietDays'])} days. Give a whole number from 0 to 365.`);
  }
  const { condition } = rule;
  if (!isRecord(condition)) return [...problems, 'The rule has no condition.'];
  const has = (id: unknown): boolean =>
    typeof id === 'string' && (series.includes(id) || (anyOwn && isOwnId(id)));
  return [...problems, ...conditionProblems(condition, { series, has })];
}

interface Watchable {
  readonly series: readonly string[];
  readonly has: (id: unknown) => boolean;
}

function conditionProblems(condition: Record<string, unknown>, { series, has }: Watchable): string[] {
  const problems: string[] = [];
  const kind = KINDS.find((each) => each === condition['kind']);
  if (!kind) return [`The kind "${String(condition['kind'])}" is unknown. Choose ${KINDS.join(', ')}.`];
  const wanted = FIELDS[kind];
  if (wanted.includes('series') && !has(condition['series'])) {
    problems.push(`There is no series "${String(condition['series'])}". Choose among ${series.join(', ')}.`);
  }
  const coin = String(condition['coin']);
  if (wanted.includes('coin') && !isCoinId(coin) && !(isOwnId(coin) && has(coin))) {
    problems.push(`There is no coin "${coin}". Choose among ${COIN_IDS.join(', ')}.`);
  }
  if (wanted.includes('threshold') && !isNumber(condition['threshold'])) {
    problems.push(`The threshold "${String(condition['threshold'])}" is not a number.`);
  }
  if (kind === 'level' && !['above', 'below'].includes(String(condition['side']))) {
    problems.push('The side of a level is above or below.');
  }
  if (kind === 'change' && !isWhole(condition['days'], 1, 365)) {
    problems.push(`A change over ${String(condition['days'])} days cannot be watched. Choose 1 to 365.`);
  }
  if (
    kind === 'correlation' &&
    !(Number(condition['threshold']) > 0 && Number(condition['threshold']) <= 2)
  ) {
    problems.push('Two correlations differ by 0 to 2. Choose a threshold between.');
  }
  if (kind === 'regime' && !REGIMES.some((regime) => regime === condition['regime'])) {
    problems.push(`The regime "${String(condition['regime'])}" is unknown. Choose ${REGIMES.join(', ')}.`);
  }
  if (kind === 'volatility' && !(Number(condition['share']) > 0 && Number(condition['share']) < 1)) {
    problems.push('The share of highest forecasts lies between 0 and 1, for example 0.1.');
  }
  return problems;
}

const FIELDS: Readonly<Record<AlertCondition['kind'], readonly string[]>> = {
  level: ['series', 'threshold'],
  change: ['series', 'threshold'],
  regime: ['coin'],
  correlation: ['coin', 'series', 'threshold'],
  volatility: ['coin'],
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 80;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}
