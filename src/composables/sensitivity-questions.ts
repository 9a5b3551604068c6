import type { ShockVariant } from '../contracts/shock';
import type { TrainedEntry } from '../contracts/trained-entry';
import { BASE_INDICATOR_IDS, isOwnId, type TargetId } from '../domain/catalogue/ids';
import type { ScenarioChoice } from '../domain/shock/choice';
import { SHOCK_PRESETS } from '../domain/shock/presets';
import { REPLAYS } from '../domain/shock/replay';
import type { ShockIndicator } from '../domain/shock/scenario';
import { shockControl } from './shock-scenario';
import { lastOriginOf } from './useModels';
import type { ResponsesQuestion } from './useResponses';

/** A scenario with its begin before the origin. */
export interface LedChoice {
  readonly choice: ScenarioChoice;
  readonly lead: number;
}

/** A model of a coin. */
export interface CoinModel {
  readonly coin: TargetId;
  readonly entry: TrainedEntry;
}

/** One indicator alone, in the unit of links. */
export interface OneSize {
  readonly indicator: ShockIndicator;
  readonly size: number;
}

/** Scenarios put to models on the last day on which all of them can be asked; null without a model. */
export function questionOf(
  entries: readonly TrainedEntry[],
  list: readonly LedChoice[],
): ResponsesQuestion | null {
  const originDay = Math.min(...entries.map(lastOriginOf));
  const variants = list.map(({ choice, lead }): ShockVariant => ({ choice, startDay: originDay - lead }));
  return entries.length > 0 ? { entries, variants, originDay } : null;
}

/** Every scenario at its usual size. */
export const SCENARIOS: readonly LedChoice[] = [
  ...SHOCK_PRESETS.map(({ id, usual, lead }) => ({
    choice: { kind: 'preset', id, size: usual } as const,
    lead,
  })),
  ...REPLAYS.map(({ id, lead }) => ({ choice: { kind: 'replay', id } as const, lead })),
];

/** A VIX near its floor cannot fall by what it may rise. */
const LEAST: Partial<Record<ShockIndicator, number>> = { vix: -5 };

/** Of each indicator its usual size downwards, then upwards. */
export function bothWays(indicators: readonly ShockIndicator[]): readonly OneSize[] {
  return indicators.flatMap((indicator) => {
    const { usual, perSize } = shockControl(indicator);
    const size = Math.abs(usual / perSize);
    return [
      { indicator, size: LEAST[indicator] ?? -size },
      { indicator, size },
    ];
  });
}

/** Of the indicators that every model sees. */
export const TORNADO = bothWays(BASE_INDICATOR_IDS);

/** Long enough for each to have been published. */
const TORNADO_LEAD = 75;

export function ledSize({ indicator, size }: OneSize): LedChoice {
  const { kind } = shockControl(indicator);
  const part = { indicator, kind, size: kind === 'scale' ? 1 + size / 100 : size };
  return {
    choice: { kind: 'mix', parts: [{ ...part, shape: 'step', lengthDays: 30 }] },
    lead: TORNADO_LEAD,
  };
}

/** Models side by side of one coin. */
const MOST_MODELS = 6;

/** The newest models of a coin. */
export function modelsOf(entries: readonly TrainedEntry[], coin: TargetId): readonly TrainedEntry[] {
  return entries.filter(({ model }) => model.spec.coin === coin).slice(0, MOST_MODELS);
}

/**
 * Those that can be asked on one day: the last of the shipped coins, and with them own ones whose models have not seen
 * that day in training and whose prices reach it. Without shipped ones, the same of the own coins among themselves.
 */
export function askedTogether(trained: readonly CoinModel[]): readonly CoinModel[] {
  const shipped = trained.filter(({ coin }) => !isOwnId(coin));
  const first = shipped.length > 0 ? shipped : trained;
  const day = Math.min(...first.map(({ entry }) => lastOriginOf(entry)));
  return trained.filter(
    ({ coin, entry }) => !isOwnId(coin) || (entry.test.firstDay <= day && day <= lastOriginOf(entry)),
  );
}
