import type { TrainedModel } from '../contracts/run';
import type { PartInfo } from '../contracts/run';
import { column, type Frame } from '../domain/frame';
import { buildFeatures } from '../domain/features/build';
import type { ShockScenario } from '../domain/shock/scenario';
import { leavingTrainingRange, trainingRanges, type OutOfRange } from '../domain/shock/training-range';
import type { InputPicture } from '../stores/shock';

/** Days of the picture before the shock begins. */
const DAYS_BEFORE = 60;

/** Two as-known panels over the same days: as it was, and under the scenario. */
export interface PanelPair {
  readonly base: Frame;
  readonly shocked: Frame;
}

/** The changed indicator before and after, from some time before the shock up to the forecast's origin. */
export function inputPicture(panels: PanelPair, scenario: ShockScenario, originDay: number): InputPicture {
  const days = panels.base.days;
  const from = Math.max(0, scenario.startDay - DAYS_BEFORE - days[0]!);
  const to = originDay - days[0]! + 1;
  const before = Array.from(column(panels.base, scenario.indicator).subarray(from, to));
  const after = Array.from(column(panels.shocked, scenario.indicator).subarray(from, to));
  const shown = Array.from(days.subarray(from, to));
  const first = after.findIndex((value, i) => !Object.is(value, before[i]));
  return { days: shown, before, after, knownFrom: shown[first] ?? NaN };
}

/** Inputs that the scenario takes out of the range of the training rows, on the days the forecast looks at. */
export function rangeExits(panels: PanelPair, model: TrainedModel, train: PartInfo): OutOfRange[] {
  const { spec } = model;
  const ids = [...new Set([...model.features, ...model.macroInputs])];
  const firstDay = panels.base.days[0]!;
  const learned = buildFeatures(panels.base, spec.coin, { ids });
  const asked = buildFeatures(panels.shocked, spec.coin, { ids });
  const ranges = trainingRanges(learned, ids, rows(train.firstDay - firstDay, train.lastDay - firstDay));
  const last = panels.base.days.length - 1;
  const seen = rows(last - spec.window + 1, last);
  // What was out of range without the shock is not the shock's doing.
  const before = new Map(leavingTrainingRange(learned, ranges, seen).map((exit) => [exit.feature, exit]));
  return leavingTrainingRange(asked, ranges, seen).filter(
    (exit) => exit.beyond > (before.get(exit.feature)?.beyond ?? 0),
  );
}

function rows(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
