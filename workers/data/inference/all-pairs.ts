import type { AllPairs, AllPairsRequest } from '../../../src/contracts/inference';
import { COIN_IDS } from '../../../src/domain/catalogue/ids';
import { dynamicWeights } from '../../../src/domain/features/dynamic-weights';
import type { Steps } from '../../../src/domain/stats/steps';
import { allPairsSteps } from '../../../src/domain/transmission/all-pairs';
import { pairSeries } from '../pairs';
import type { Panel } from '../panels';

/** All rolling correlations, window by window, then the weights, coin by coin. */
export function* everyPairSteps(panel: Panel, request: AllPairsRequest): Steps<AllPairs> {
  const { basis, rows, columns } = request;
  const series = (id: string): Float64Array => pairSeries(panel, [id, id], { basis, dayBasis: 'calendar' }).x;
  const windows = yield* allPairsSteps(rows.map(series), columns.map(series), request.windows);
  const weights: AllPairs['weights'][number][] = [];
  for (const coin of COIN_IDS) {
    yield 1;
    const { features, smoothed } = dynamicWeights(panel.frame, coin);
    weights.push({ coin, features, smoothed });
  }
  return { days: panel.frame.days.slice(), windows, weights };
}
