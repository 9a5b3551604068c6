import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor1D } from '@tensorflow/tfjs-core';
import type { EpochRecord, RunEvent, RunSpec } from '../../src/contracts/run';
import { permutation } from '../../src/domain/random';
import { chunks, makeBatch, type Dataset, type InputNoise } from './batches';
import type { Breathing } from './breathing';
import type { RunControl } from './control';
import { EarlyStopping } from './early-stopping';
import type { Model } from './models/model';
import { initialParameters } from './models/parameters';
import { isHostMemory } from './models/unpack';
import { createState, disposeState, type AdamOptions, type TrainState } from './optimiser';
import { evaluateLoss } from './predict';
import { Progress } from './progress';
import { readTensor, restoreState, snapshotState, tensorOf, type LoopSnapshot } from './snapshot';
import { stream } from './streams';
import type { TrainStep } from './train-step';

export type LoopSpec = Pick<RunSpec, 'epochs' | 'batchSize' | 'patience' | 'dropout' | 'seed'>;

/** All that a run trains on: rows of origins, and the noise on the training inputs of an epoch. */
export interface TrainingSetup {
  readonly spec: LoopSpec;
  readonly adam: AdamOptions;
  readonly model: Model;
  readonly step: TrainStep;
  readonly dataset: Dataset;
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly noise?: (epoch: number) => InputNoise;
  /** Where an earlier loop over the same stood; this one goes on from there. */
  readonly from?: LoopSnapshot | null;
}

/** The world around a run. `now` is in milliseconds. */
export interface LoopEnvironment {
  readonly control: RunControl;
  readonly breathing: Breathing;
  readonly now: () => number;
  readonly emit: (event: RunEvent) => void;
  /** Whether the device is known to be lost: what was read back since is then not believed. */
  readonly gone?: () => boolean;
  /** Is given the state after each epoch. */
  readonly keep?: (snapshot: LoopSnapshot) => void;
  /** Looks at the parameters after each epoch; the loop waits, and they must not be changed or disposed. */
  readonly look?: (epoch: number, parameters: Tensor1D) => Promise<void>;
}

export type LoopEnd = 'epochs' | 'patience' | 'user' | 'cancelled' | 'failed' | 'diverged';

/** The best weights by validation loss, also where the run broke off later; null before the first good epoch. */
export interface LoopResult {
  readonly end: LoopEnd;
  readonly best: Float32Array | null;
  readonly bestEpoch: number;
  readonly epochs: readonly EpochRecord[];
  /** Where a diverged run broke. */
  readonly brokenAt: BrokenAt | null;
}

export interface BrokenAt {
  readonly epoch: number;
  readonly batch: number;
  /** On which rows the loss was no number: steps break it on those of training, inputs out of range on the others. */
  readonly rows: 'training' | 'validation';
}

/** Trains until the epochs are over, patience is spent, the user ends it, or the loss is no number any more. */
export async function trainLoop(setup: TrainingSetup, environment: LoopEnvironment): Promise<LoopResult> {
  const loop = new TrainLoop(setup, environment);
  try {
    const end = await loop.run();
    return await loop.result(end);
  } finally {
    loop.dispose();
  }
}

class TrainLoop {
  readonly #setup: TrainingSetup;
  readonly #environment: LoopEnvironment;
  readonly #state: TrainState;
  readonly #stopping: EarlyStopping;
  readonly #progress: Progress;
  readonly #epochs: EpochRecord[] = [];
  #best: Tensor1D | null = null;
  #brokenAt: LoopResult['brokenAt'] = null;

  constructor(setup: TrainingSetup, environment: LoopEnvironment) {
    const { spec, model, train, adam, from } = setup;
    this.#setup = setup;
    this.#environment = environment;
    this.#state = from
      ? restoreState(from.state)
      : createState(initialParameters(model.table, stream(spec.seed, 'parameters')), adam);
    this.#stopping = new EarlyStopping(spec.patience);
    if (from) this.#goOnFrom(from);
    const batches = Math.ceil(train.length / spec.batchSize);
    const size = { epochs: spec.epochs, batches, examples: train.length, done: this.#epochs.length };
    this.#progress = new Progress(size, environment.now);
  }

  #goOnFrom({ epochs, best }: LoopSnapshot): void {
    for (const record of epochs) this.#stopping.record(record.epoch, record.validationLoss);
    this.#epochs.push(...epochs);
    this.#best = best && tensorOf(best);
  }

  async run(): Promise<LoopEnd> {
    if (this.#stopping.exhausted) return 'patience';
    for (let epoch = this.#epochs.length + 1; epoch <= this.#setup.spec.epochs; epoch++) {
      const end = await this.#epoch(epoch);
      if (end) return end;
    }
    return 'epochs';
  }

  async result(end: LoopEnd): Promise<LoopResult> {
    const best = this.#best && (await readTensor(this.#best));
    const { bestEpoch } = this.#stopping;
    return { end, best, bestEpoch, epochs: this.#epochs, brokenAt: this.#brokenAt };
  }

  dispose(): void {
    disposeState(this.#state);
    this.#best?.dispose();
  }

  async #epoch(epoch: number): Promise<LoopEnd | null> {
    const sums = new EpochSums();
    try {
      this.#progress.beginEpoch();
      const end = await this.#batches(epoch, sums);
      const keepPartial = end === 'user' && this.#epochs.length === 0 && sums.examples > 0;
      if (end && !keepPartial) return end;
      const finished = await this.#finishEpoch(epoch, sums);
      return finished ?? end;
    } finally {
      sums.dispose();
    }
  }

  async #batches(epoch: number, sums: EpochSums): Promise<LoopEnd | null> {
    const { spec, step, dataset, train } = this.#setup;
    const order = permutation(train.length, stream(spec.seed, 'order', epoch)).map((i) => train[i]!);
    const noise = this.#setup.noise?.(epoch);
    const context = { dropout: spec.dropout, random: stream(spec.seed, 'dropout', epoch) };
    let batch = 0;
    for (const origins of chunks(order, spec.batchSize)) {
      batch += 1;
      sums.add(step(this.#state, makeBatch(dataset, origins, noise), context), origins.length);
      const end = await this.#afterBatch(epoch, batch, sums);
      if (end) return end;
    }
    return null;
  }

  /** Looks at the loss where that is cheap or due, tells of it, lets messages in, and obeys them. */
  async #afterBatch(epoch: number, batch: number, sums: EpochSums): Promise<LoopEnd | null> {
    const { control, breathing, emit } = this.#environment;
    const due = this.#progress.due();
    if (due || isHostMemory(tf.getBackend())) {
      const loss = await sums.lastLoss();
      if (this.#gone()) return 'failed';
      if (!Number.isFinite(loss)) return this.#diverged(epoch, batch);
      if (due) emit(this.#progress.batchEvent({ epoch, batch, examples: sums.examples, loss }));
    }
    await breathing.pause();
    if (control.paused) await this.#sitOut();
    return requestedEnd(control);
  }

  async #sitOut(): Promise<void> {
    const { control, emit, now } = this.#environment;
    const since = now();
    emit({ kind: 'state', state: 'paused' });
    await control.whileRunning();
    this.#progress.addIdle(now() - since);
    if (!control.ending) emit({ kind: 'state', state: 'running' });
  }

  /** Validates, records and remembers the weights if they are the best; one read-back for the whole epoch. */
  async #finishEpoch(epoch: number, sums: EpochSums): Promise<LoopEnd | null> {
    const { model, dataset, validation } = this.#setup;
    const examplesPerSecond = this.#progress.examplesPerSecond(sums.examples);
    const validationLoss = evaluateLoss(model, this.#state.parameters, { dataset, origins: validation });
    const record = { epoch, ...(await sums.read(validationLoss)), examplesPerSecond };
    validationLoss.dispose();
    if (this.#gone()) return 'failed';
    if (!Number.isFinite(record.trainLoss)) return this.#diverged(epoch, sums.steps);
    if (!Number.isFinite(record.validationLoss)) return this.#diverged(epoch, sums.steps, 'validation');
    const best = this.#stopping.record(epoch, record.validationLoss);
    if (best) {
      this.#best?.dispose();
      this.#best = tf.clone(this.#state.parameters);
    }
    this.#epochs.push(record);
    this.#environment.emit({ kind: 'epoch', record, best });
    await this.#environment.look?.(epoch, this.#state.parameters);
    await this.#keep();
    return this.#stopping.exhausted ? 'patience' : null;
  }

  async #keep(): Promise<void> {
    const { keep } = this.#environment;
    if (!keep) return;
    const state = await snapshotState(this.#state);
    const best = this.#best && (await readTensor(this.#best));
    if (this.#gone()) return;
    keep({ epochs: [...this.#epochs], state, best, bestEpoch: this.#stopping.bestEpoch });
  }

  #gone(): boolean {
    return this.#environment.gone?.() ?? false;
  }

  #diverged(epoch: number, batch: number, rows: BrokenAt['rows'] = 'training'): LoopEnd {
    this.#brokenAt = { epoch, batch, rows };
    return 'diverged';
  }
}

function requestedEnd(control: RunControl): LoopEnd | null {
  const ends = { stop: 'user', cancel: 'cancelled', fail: 'failed' } as const;
  return control.ending && ends[control.ending];
}

/** The running loss of one epoch, kept on the device until it is read. */
class EpochSums {
  #loss: Scalar | null = null;
  #last: Scalar | null = null;
  #norm: Scalar | null = null;
  examples = 0;
  steps = 0;

  add({ loss, gradientNorm }: ReturnType<TrainStep>, size: number): void {
    const sum = tf.tidy(() => {
      const weighted = tf.mul(loss, size);
      return (this.#loss ? tf.add(this.#loss, weighted) : weighted) as Scalar;
    });
    this.dispose();
    this.#loss = sum;
    this.#last = loss;
    this.#norm = gradientNorm;
    this.examples += size;
    this.steps += 1;
  }

  async lastLoss(): Promise<number> {
    return (await this.#last!.data())[0]!;
  }

  async read(validation: Scalar): Promise<Omit<EpochRecord, 'epoch' | 'examplesPerSecond'>> {
    const stacked = tf.stack([this.#loss!, validation, this.#norm!]);
    const [sum, validationLoss, gradientNorm] = await stacked.data();
    stacked.dispose();
    return { trainLoss: sum! / this.examples, validationLoss: validationLoss!, gradientNorm: gradientNorm! };
  }

  dispose(): void {
    for (const tensor of [this.#loss, this.#last, this.#norm]) tensor?.dispose();
    this.#loss = this.#last = this.#norm = null;
  }
}
