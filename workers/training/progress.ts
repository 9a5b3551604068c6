import * as tf from '@tensorflow/tfjs-core';
import type { RunEvent } from '../../src/contracts/run';

/** Least time between two batch events, milliseconds. */
const EVENT_SPACING = 100;

/** Sizes of a run in batches and examples. */
export interface RunSize {
  readonly epochs: number;
  readonly batches: number;
  readonly examples: number;
  /** Epochs that were finished before this clock began to run. */
  readonly done?: number;
}

/** Measures the speed of a run and decides when a batch is worth an event. Time spent paused does not count. */
export class Progress {
  readonly #size: RunSize;
  readonly #now: () => number;
  #lastEvent = -Infinity;
  #idle = 0;
  #started: number;
  #epochStarted: number;
  #epochIdle = 0;

  constructor(size: RunSize, now: () => number) {
    this.#size = size;
    this.#now = now;
    this.#started = now();
    this.#epochStarted = this.#started;
  }

  beginEpoch(): void {
    this.#epochStarted = this.#now();
    this.#epochIdle = this.#idle;
  }

  /** Milliseconds for which the run was paused. */
  addIdle(milliseconds: number): void {
    this.#idle += milliseconds;
  }

  /** Whether a batch event may be sent now; asking marks it as sent. */
  due(): boolean {
    if (this.#now() - this.#lastEvent < EVENT_SPACING) return false;
    this.#lastEvent = this.#now();
    return true;
  }

  /** Speed within the current epoch. */
  examplesPerSecond(examples: number): number {
    const active = this.#now() - this.#epochStarted - (this.#idle - this.#epochIdle);
    return active > 0 ? (1000 * examples) / active : 0;
  }

  batchEvent({ epoch, batch, examples, loss }: BatchProgress): RunEvent {
    const { epochs, batches, examples: all, done = 0 } = this.#size;
    const measured = (epoch - 1 - done) * all + examples;
    const left = (epochs - epoch + 1) * all - examples;
    const { numTensors: tensors, numBytes: bytes } = tf.memory();
    const active = this.#now() - this.#started - this.#idle;
    return {
      kind: 'batch',
      epoch,
      batch,
      batches,
      loss,
      examplesPerSecond: this.examplesPerSecond(examples),
      secondsLeft: (active / measured) * left * 0.001,
      memory: { tensors, bytes },
    };
  }
}

/** Where a run stands after a batch: `examples` counts those of the epoch so far. */
export interface BatchProgress {
  readonly epoch: number;
  readonly batch: number;
  readonly examples: number;
  readonly loss: number;
}
