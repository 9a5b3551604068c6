import type { ModelKind } from '../../contracts/run';

export interface ModelWords {
  readonly label: string;
  /** One sentence on what the model does with its inputs. */
  readonly sentence: string;
}

/** The models on offer, in words. */
export const MODELS: Readonly<Record<ModelKind, ModelWords>> = {
  fusion: {
    label: 'MacroFusion',
    sentence:
      'A convolution and two attention layers read the past days; a gate built from the macro indicators known on the last day decides which of what they found may pass.',
  },
  mlp: {
    label: 'MLP',
    sentence:
      'A small dense network that reads each day on its own and then all days side by side. Fast, without memory or attention: the yardstick for anything larger.',
  },
};

export const MODEL_KINDS: readonly ModelKind[] = ['fusion', 'mlp'];
