// A small problem with a known answer: the target is a linear function of the last day and the macro input.
import { createRandom } from '../../../src/domain/random';
import type { RunEvent } from '../../../src/contracts/run';
import { createBreathing } from '../../../workers/training/breathing';
import { RunControl } from '../../../workers/training/control';
import type { LoopEnvironment, TrainingSetup } from '../../../workers/training/loop';
import { createModel } from '../../../workers/training/models/catalogue';
import { createTrainStep } from '../../../workers/training/train-step';

export const TOY_WINDOW = 3;
const ROWS = 260;

export function toySetup(options: Partial<TrainingSetup['spec']> = {}): TrainingSetup {
  const random = createRandom(11);
  const column = (): Float64Array => Float64Array.from({ length: ROWS }, () => random.normal());
  const sequence = [column(), column(), column()];
  const macro = [column()];
  const target = [
    sequence[0]!.map((value, t) => 0.5 * value - 0.3 * sequence[1]![t]!),
    sequence[2]!.map((value) => -0.4 * value),
  ];
  const rows = Int32Array.from({ length: ROWS - TOY_WINDOW + 1 }, (_, i) => i + TOY_WINDOW - 1);
  const model = createModel('mlp', { steps: TOY_WINDOW, features: 3, macro: 1, horizon: 2 });
  const adam = { learningRate: 0.01, clip: 1, amsgrad: true };
  return {
    spec: { epochs: 3, batchSize: 16, patience: 0, dropout: 0, seed: 5, ...options },
    adam,
    model,
    step: createTrainStep(model, adam),
    dataset: { columns: { sequence, macro }, target, window: TOY_WINDOW },
    train: rows.subarray(0, 200),
    validation: rows.subarray(200),
  };
}

export interface ToyEnvironment extends LoopEnvironment {
  readonly control: RunControl;
  readonly events: RunEvent[];
}

/** A clock that runs 40 ms a look, so that events come and no test waits for time to pass. */
export function toyEnvironment(
  onEvent: (event: RunEvent, control: RunControl) => void = () => undefined,
): ToyEnvironment {
  const control = new RunControl();
  const events: RunEvent[] = [];
  let time = 0;
  return {
    control,
    events,
    breathing: createBreathing(),
    now: () => (time += 40),
    emit: (event) => {
      events.push(event);
      onEvent(event, control);
    },
  };
}
