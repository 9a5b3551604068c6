import { SPEC_FIELDS } from './fields';
import type { RunSpec } from './spec';

/** Parts of a run that can be taken out to see what they do. */
export const ABLATION_KINDS = ['macro', 'weights', 'boosts', 'noise', 'leak', 'amsgrad', 'clip'] as const;
export type AblationKind = (typeof ABLATION_KINDS)[number];

/** Two specifications that differ in one thing. */
export interface AblationPair {
  readonly kind: AblationKind;
  /** What is compared, as a question. */
  readonly question: string;
  /** What is compared: the figures of the test, or the epochs to the same validation loss. */
  readonly measure: 'test' | 'epochs';
  readonly off: AblationArm;
  readonly on: AblationArm;
}

export interface AblationArm {
  readonly label: string;
  readonly spec: RunSpec;
}

type Change = Partial<Pick<RunSpec, 'macro' | 'weights' | 'boosts' | 'noise' | 'leak' | 'amsgrad' | 'clip'>>;

interface Plan {
  readonly question: string;
  readonly measure: AblationPair['measure'];
  readonly off: readonly [label: string, change: Change];
  readonly on: readonly [label: string, change: Change];
}

/** A clip so wide that it never acts. */
const NO_CLIP = (SPEC_FIELDS.clip as { readonly max: number }).max;

/** Share of noise and clip that a pair compares where the run itself has none. */
const NOISE = 0.005;
const CLIP = 1;

function planOf(kind: AblationKind, { noise, clip }: RunSpec): Plan {
  switch (kind) {
    case 'macro':
      return {
        question: 'Do macro indicators help?',
        measure: 'test',
        off: ['Without macro', { macro: false }],
        on: ['With macro', { macro: true }],
      };
    case 'weights':
      return {
        question: 'Do dynamic weights help?',
        measure: 'test',
        off: ['Equal weights', { macro: true, weights: false }],
        on: ['Dynamic weights', { macro: true, weights: true }],
      };
    case 'boosts':
      return {
        question: 'Do regime boosts help?',
        measure: 'test',
        off: ['No boosts', { macro: true, weights: true, boosts: false }],
        on: ['Regime boosts', { macro: true, weights: true, boosts: true }],
      };
    case 'noise':
      return {
        question: 'Does noise on the inputs help?',
        measure: 'test',
        off: ['No noise', { noise: 0 }],
        on: ['Noise', { noise: noise || NOISE }],
      };
    case 'leak':
      return {
        question: 'What does a leaky scaler pretend?',
        measure: 'test',
        off: ['Honest scaler', { leak: 'none' }],
        on: ['Leaky scaler: it saw the test', { leak: 'scaler' }],
      };
    case 'amsgrad':
      return {
        question: 'Does AMSGrad learn in fewer epochs?',
        measure: 'epochs',
        off: ['Adam', { amsgrad: false }],
        on: ['AMSGrad', { amsgrad: true }],
      };
    case 'clip':
      return {
        question: 'Does clipping learn in fewer epochs?',
        measure: 'epochs',
        off: ['No clipping', { clip: NO_CLIP }],
        on: ['Clipping', { clip: clip < NO_CLIP ? clip : CLIP }],
      };
  }
}

/** The two runs that show what one part of a run does: everything else, the seed included, is the same. */
export function ablationPair(spec: RunSpec, kind: AblationKind): AblationPair {
  const { question, measure, off, on } = planOf(kind, spec);
  const arm = ([label, change]: Plan['off']): AblationArm => ({
    label,
    spec: Object.freeze({ ...spec, ...change }),
  });
  return { kind, question, measure, off: arm(off), on: arm(on) };
}

/** Whether a pair differs at all for a run: only MacroFusion weighs its macro inputs. */
export function ablationApplies({ model }: Pick<RunSpec, 'model'>, kind: AblationKind): boolean {
  return model === 'fusion' || (kind !== 'weights' && kind !== 'boosts');
}

/** An epoch's validation loss. */
interface Epoch {
  readonly epoch: number;
  readonly validationLoss: number;
}

export interface EpochsToLoss {
  /** The validation loss that both reach: the higher of their lowest. */
  readonly loss: number;
  /** First epoch at which each is there. */
  readonly off: number;
  readonly on: number;
  /** How many epochs fewer `on` takes, percent; negative = more. */
  readonly saved: number;
}

/**
 * How fast two runs come to the same validation loss, the loss that the worse of them reaches at its best.
 * @returns null where one has no finite loss
 */
export function epochsToLoss(off: readonly Epoch[], on: readonly Epoch[]): EpochsToLoss | null {
  const lowest = (epochs: readonly Epoch[]): number =>
    Math.min(...epochs.map(({ validationLoss }) => validationLoss).filter(Number.isFinite));
  const loss = Math.max(lowest(off), lowest(on));
  if (!Number.isFinite(loss)) return null;
  const first = (epochs: readonly Epoch[]): number =>
    epochs.find(({ validationLoss }) => validationLoss <= loss)!.epoch;
  const [a, b] = [first(off), first(on)];
  return { loss, off: a, on: b, saved: 100 * (1 - b / a) };
}
