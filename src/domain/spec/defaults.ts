import { dayFromDate } from '../calendar';
import type { RunSpec } from './spec';

/** Version of the training engine. Numbers of two runs are comparable when theirs are equal. */
export const ENGINE_VERSION = '3';

/** First day on which any coin has a price: 2013-04-29. */
export const FIRST_DATA_DAY = dayFromDate(2013, 4, 29);

export interface SpecData {
  /** `hash` of the manifest. */
  readonly data: string;
  /** Epoch days, inclusive. */
  readonly firstDay?: number;
  readonly lastDay: number;
}

/** The run that is proposed first: macro-fusion on Bitcoin, seven days seen, five days forecast. */
export function defaultSpec({ data, firstDay = FIRST_DATA_DAY, lastDay }: SpecData): RunSpec {
  return Object.freeze<RunSpec>({
    version: 1,
    engine: ENGINE_VERSION,
    data,
    coin: 'btc',
    model: 'fusion',
    window: 7,
    horizon: 5,
    firstDay,
    lastDay,
    trainShare: 0.8,
    validationShare: 0.15,
    epochs: 40,
    batchSize: 64,
    learningRate: 0.001,
    patience: 8,
    clip: 1,
    amsgrad: true,
    noise: 0.005,
    dropout: 0.2,
    seed: 7,
    backend: 'auto',
  });
}
