import { formatChange, formatDay, formatPrice } from '../../charts/format';
import type { PathForecast } from '../../contracts/run';
import type { ShockAnswer } from '../../stores/shock';
import { targetName } from '../../domain/catalogue/targets';
import { MODELS } from '../lab/models';
import type { TargetId } from '../../domain/catalogue/ids';
import { shockControl, sizeWords, type ShockSettings } from '../../composables/shock-scenario';

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

/** A difference in USD with its sign: "+1,234", "−0.00012". */
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

/** The scenario in words: "Fed funds rate +200 bp from 1 Dec 2025". */
export function scenarioWords({ scenario }: Pick<ShockAnswer, 'scenario'>): string {
  const size = scenario.kind === 'scale' ? 100 * (scenario.size - 1) : scenario.size;
  const words = `${shockControl(scenario.indicator).label} ${sizeWords(scenario.indicator, size)}`;
  const shapes = {
    step: 'from',
    ramp: 'growing from',
    pulse: 'for a while from',
    path: 'as it once went, from',
  } as const;
  return `${words} ${shapes[scenario.shape]} ${formatDay(scenario.startDay)}`;
}

/** Whether a scenario leaves its indicator as it was: a size of zero, or a factor of one. */
export function changesNothing({ kind, size }: ShockAnswer['scenario']): boolean {
  return size === (kind === 'add' ? 0 : 1);
}

/** What the controls ask, before there is an answer. */
export function shockQuestion({ indicator, size, lead }: ShockSettings, coin: TargetId): string {
  const shock = `${shockControl(indicator).label} ${sizeWords(indicator, size)}`;
  return `${shock}, ${lead} days before the forecast: what would a model then say of ${targetName(coin)}?`;
}

/** Why a forecast stands still although an indicator was changed. */
function stillWords({ knownFrom }: ShockAnswer['input']): string {
  return Number.isFinite(knownFrom)
    ? 'it has learned to overlook this input'
    : 'the change was published too late to be known';
}

/** The answer in one sentence, with its figures. */
export function shockFinding(answer: ShockAnswer): string {
  const { model } = answer;
  const name = MODELS[model.spec.model].label;
  const coin = targetName(model.spec.coin);
  const shrunk = differences(answer.base, answer.shocked).at(-1);
  const raw = differences(answer.unshrunkBase, answer.unshrunkShocked).at(-1);
  if (!shrunk || !raw) return scenarioWords(answer);
  const days = `${String(answer.base.days.length)} days ahead`;
  if (model.shrinkage === 0) {
    return `${scenarioWords(answer)}: ${name} does not move, since it is the naive forecast (shrinkage 0.00). Unshrunk it would move ${coin} by ${finePercent(raw.percent)} ${days}.`;
  }
  if (differences(answer.base, answer.shocked).every((step) => step.usd === 0)) {
    const why = changesNothing(answer.scenario) ? 'nothing was changed' : stillWords(answer.input);
    return `${scenarioWords(answer)}: the ${coin} forecast of ${name} moves by 0 USD, since ${why}.`;
  }
  return `${scenarioWords(answer)}: ${name} moves its ${coin} forecast ${days} by ${finePercent(shrunk.percent)} (${signedUsd(shrunk.usd)} USD), from ${formatPrice(shrunk.base)} to ${formatPrice(shrunk.shocked)}.`;
}
