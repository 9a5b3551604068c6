import { formatChange, formatDay } from '../../charts/format';
import { DOLLARS } from '../../charts/money';
import type { PathForecast } from '../../contracts/run';
import type { TrainedEntry } from '../../contracts/trained-entry';
import type { BetaAnswer } from '../../domain/shock/beta-answer';
import type { ScenarioChoice } from '../../domain/shock/choice';
import { shockPreset } from '../../domain/shock/presets';
import { replayOf } from '../../domain/shock/replay';
import type { ShockIndicator } from '../../domain/shock/scenario';
import type { ModelAnswer, PathKind, ShockAnswer } from '../../stores/shock';
import { targetName } from '../../domain/catalogue/targets';
import { MODELS } from '../lab/models';
import type { TargetId } from '../../domain/catalogue/ids';
import { shockControl, sizeWords } from '../../composables/shock-scenario';

export interface PathDifference {
  readonly day: number;
  readonly base: number;
  readonly shocked: number;
  readonly naive: number;
  readonly usd: number;
  readonly percent: number;
}

/** Shocked minus base, day by day. */
export function differences(base: PathForecast, shocked: PathForecast): PathDifference[] {
  return base.days.map((day, i) => {
    const from = base.forecast[i] ?? NaN;
    const to = shocked.forecast[i] ?? NaN;
    return {
      day,
      base: from,
      shocked: to,
      naive: base.naive[i] ?? NaN,
      usd: to - from,
      percent: 100 * (to / from - 1),
    };
  });
}

/** A difference of prices with its sign: "+1,234", "−0.00012". */
export function signedUsd(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value).toLocaleString('en-US', { maximumSignificantDigits: 3 });
  return `${value > 0 ? '+' : '−'}${size}`;
}

/** A difference in percent: one decimal, more where it would read as nothing. */
export function finePercent(value: number): string {
  const size = Math.abs(value);
  if (!(size > 0) || size >= 0.1) return formatChange(value);
  return size < 0.001 ? 'under 0.001 %' : `${value > 0 ? '+' : '−'}${size.toPrecision(1)} %`;
}

/** A scenario in words: "Fed funds rate +200 bp", "Replay of March 2020". */
export function choiceWords(choice: ScenarioChoice): string {
  if (choice.kind === 'replay') return `Replay of ${replayOf(choice.id).label.replace(/^The/, 'the')}`;
  if (choice.kind === 'preset') {
    const { label, unit } = shockPreset(choice.id);
    return `${label} ${presetSizeWords(choice.size, unit)}`;
  }
  const [first, ...rest] = choice.parts.map(({ indicator, kind, size }) => {
    const shown = kind === 'scale' ? 100 * (size - 1) : size;
    return `${shockControl(indicator).label} ${changeWords(indicator, kind, shown)}`;
  });
  const last = rest.pop();
  return last === undefined ? first! : `${[first, ...rest].join(', ')} and ${last}`;
}

/** A part of a mix may add points where the page multiplies, or the other way round. */
function changeWords(indicator: ShockIndicator, kind: 'add' | 'scale', shown: number): string {
  if (kind === shockControl(indicator).kind) return sizeWords(indicator, shown);
  const size = Math.abs(shown).toLocaleString('en-US', { maximumFractionDigits: 2 });
  return `${shown < 0 ? '−' : '+'}${size} ${kind === 'scale' ? '%' : 'points'}`;
}

/** "+200 bp", "× 2", "−30 %". */
export function presetSizeWords(size: number, unit: string): string {
  const shown = Math.abs(size).toLocaleString('en-US', { maximumFractionDigits: 2 });
  return unit === '×' ? `× ${shown}` : `${size < 0 ? '−' : '+'}${shown} ${unit}`;
}

/** The scenario of an answer with its day: "Fed funds rate +200 bp from 1 Dec 2025". */
export function scenarioWords({ asked }: Pick<ShockAnswer, 'asked'>): string {
  return `${choiceWords(asked.choice)} from ${formatDay(asked.startDay)}`;
}

/** Whether a scenario leaves every indicator as it was. */
export function changesNothing({ shocks }: Pick<ShockAnswer, 'shocks'>): boolean {
  return shocks.every(({ kind, size }) => size === (kind === 'add' ? 0 : 1));
}

/** What the controls ask, before there is an answer. */
export function shockQuestion(choice: ScenarioChoice | null, lead: number, coin: TargetId): string {
  const shock = choice ? choiceWords(choice) : 'A change in the economy';
  return `${shock}, ${lead} days before the forecast: what would a model then say of ${targetName(coin)}?`;
}

/** Why a forecast stands still although an indicator was changed. */
function stillWords({ inputs }: ShockAnswer): string {
  return inputs.some(({ knownFrom }) => Number.isFinite(knownFrom))
    ? 'it has learned to overlook this input'
    : 'the change was published too late to be known';
}

/** The end of the path without and with the shock. */
export function lastStep({ base, shocked }: ModelAnswer, kind: PathKind): PathDifference | undefined {
  return differences(base[kind], shocked[kind]).at(-1);
}

/** The answer in one sentence, with its figures. */
export function shockFinding(answer: ShockAnswer, money = DOLLARS): string {
  const { model } = answer.model.entry;
  const name = MODELS[model.spec.model].label;
  const coin = targetName(model.spec.coin);
  const [shrunk, raw] = [lastStep(answer.model, 'path'), lastStep(answer.model, 'unshrunk')];
  if (!shrunk || !raw) return scenarioWords(answer);
  const days = `${String(model.spec.horizon)} days ahead`;
  if (model.shrinkage === 0) {
    return `${scenarioWords(answer)}: ${name} does not move, since it is the naive forecast (shrinkage 0.00). Unshrunk it would move ${coin} by ${finePercent(raw.percent)} ${days}.`;
  }
  const { base, shocked } = answer.model;
  if (differences(base.path, shocked.path).every((step) => step.usd === 0)) {
    const why = changesNothing(answer) ? 'nothing was changed' : stillWords(answer);
    return `${scenarioWords(answer)}: the ${coin} forecast of ${name} moves by 0 ${money.unit}, since ${why}.`;
  }
  return `${scenarioWords(answer)}: ${name} moves its ${coin} forecast ${days} by ${finePercent(shrunk.percent)} (${signedUsd(shrunk.usd)} ${money.unit}), from ${money.price(shrunk.base)} to ${money.price(shrunk.shocked)}.`;
}

/** What the seeds say together: whether even the sign holds. */
export function seedWords(answers: readonly ModelAnswer[], kind: PathKind): string {
  const ends = answers.flatMap((answer) => lastStep(answer, kind)?.percent ?? []);
  if (ends.length < 2) return '';
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const sign =
    low < 0 && high > 0
      ? 'They do not even agree on the sign.'
      : 'They agree on the sign, which is no proof.';
  return `${ends.length} models that differ only in their seed answer from ${finePercent(low)} to ${finePercent(high)}. ${sign}`;
}

/** What the straight line says, in one sentence. */
export function linearFinding({ effect, lower, upper, spansZero, n }: BetaAnswer): string {
  const percent = (logPoints: number): string => formatChange(100 * Math.expm1(logPoints));
  const verdict = spansZero ? ': the interval spans zero' : '';
  return `A straight line through ${n.toLocaleString('en-US')} trading days says ${percent(effect)} (95 % interval ${percent(lower)} to ${percent(upper)})${verdict}`;
}

/** A model in a list: "MLP, 5 days ahead, seed 7, 22 Nov 2026". */
export function entryWords({ model: { spec }, savedAt }: TrainedEntry): string {
  const day = formatDay(Math.floor(savedAt / 86_400_000));
  return `${MODELS[spec.model].label}, ${spec.horizon} days ahead, seed ${spec.seed}, ${day}`;
}
