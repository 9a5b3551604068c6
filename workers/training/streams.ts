import { createRandom, type Random } from '../../src/domain/random';
import { fnv1a64 } from '../../src/domain/spec/hash';

/** What a run draws random numbers for; each has a stream of its own, so that one option never moves another. */
export type Purpose = 'parameters' | 'order' | 'dropout';

/** The stream of one purpose in one epoch (0 = before the first); begun anew each epoch, so that a run can resume there. */
export function stream(seed: number, purpose: Purpose, epoch = 0): Random {
  return createRandom(Number.parseInt(fnv1a64(`${seed}/${purpose}/${epoch}`).slice(0, 8), 16));
}
