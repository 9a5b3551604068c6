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
      'A convolution and attention layers read the past days; a gate built from the macro indicators known on the last day decides which of what they found may pass.',
  },
  transformer: {
    label: 'Transformer',
    sentence:
      'Every day looks at all the others at once and takes from each what fits; the last one decides. It knows which day is last, not the order of the rest.',
  },
  lstm: {
    label: 'LSTM',
    sentence:
      'Reads the days in order and carries a memory from one to the next, with gates that decide what enters, stays and leaves.',
  },
  bilstm: {
    label: 'Bidirectional LSTM',
    sentence:
      'Two memories read the same past days, one forward and one backward; no day after the last known one is seen.',
  },
  encdec: {
    label: 'Encoder-decoder LSTM',
    sentence:
      'One memory packs the past days into a state; a second unrolls it, one step for each day ahead.',
  },
  convlstm: {
    label: 'Convolutional LSTM',
    sentence:
      'Filters look at pairs of neighbouring days, and a small memory reads what they found, in order.',
  },
  cnn: {
    label: 'CNN',
    sentence:
      'Filters look at pairs of neighbouring days and keep their strongest answers; no memory, so only what is near counts together.',
  },
  mlp: {
    label: 'MLP',
    sentence:
      'A small dense network that reads each day on its own and then all days side by side. Fast, without memory or attention: the yardstick for anything larger.',
  },
};
