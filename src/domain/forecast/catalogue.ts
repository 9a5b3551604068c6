import { arima } from './arima';
import { autoregression } from './autoregression';
import { drift } from './drift';
import { ensemble } from './ensemble';
import type { Forecaster } from './forecaster';
import { naive } from './naive';
import { pooledStumps } from './pooled-stumps';
import { ridge } from './ridge';
import { seasonalNaive } from './seasonal';

/** Forecasters without neural networks, the simplest first. */
export const STATISTICAL_IDS = [
  'naive',
  'drift',
  'seasonal7',
  'ar',
  'arima',
  'ridge',
  'ridge-macro',
  'stumps',
  'ensemble-mean',
  'ensemble-median',
] as const;
export type StatisticalId = (typeof STATISTICAL_IDS)[number];

const MAKERS: Readonly<Record<StatisticalId, () => Forecaster>> = {
  naive: () => naive,
  drift: () => drift,
  seasonal7: () => seasonalNaive(),
  ar: () => autoregression(),
  arima: () => arima(),
  ridge: () => ridge({ covariates: false }),
  'ridge-macro': () => ridge(),
  stumps: () => pooledStumps(),
  'ensemble-mean': () => ensemble(members()),
  'ensemble-median': () => ensemble(members(), { combine: 'median' }),
};

/** What the ensembles are made of: one forecaster of each kind that learns. */
function members(): Forecaster[] {
  return [autoregression(), ridge({ covariates: false }), pooledStumps()];
}

/** The forecaster of an id, with its default options. */
export function statisticalForecaster(id: StatisticalId): Forecaster {
  return MAKERS[id]();
}
