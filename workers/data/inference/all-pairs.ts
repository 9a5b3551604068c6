import type { AllPairs, AllPairsRequest } from '../../../src/contracts/inference';
import { COIN_IDS, type CoinId } from '../../../src/domain/catalogue/ids';
import {
  dynamicWeights,
  WEIGHT_WINDOW,
  WEIGHTED_INDICATORS,
  type WeightedIndicator,
} from '../../../src/domain/features/dynamic-weights';
import type { Steps } from '../../../src/domain/stats/steps';
import { allPairsSteps, type WindowCorrelations } from '../../../src/domain/transmission/all-pairs';
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
    const correlations = weightCorrelations(request, windows, coin);
    const { features, smoothed } = dynamicWeights(panel.frame, coin, correlations ? { correlations } : {});
    weights.push({ coin, features, smoothed });
  }
  return { days: panel.frame.days.slice(), windows, weights };
}

/** The rank correlations that the weights are made of, where they are among those just found. */
function weightCorrelations(
  { basis, rows, columns }: AllPairsRequest,
  windows: readonly WindowCorrelations[],
  coin: CoinId,
): ((id: WeightedIndicator) => Float64Array) | null {
  const found = windows.find(({ window }) => window === WEIGHT_WINDOW)?.spearman[rows.indexOf(coin)];
  if (basis !== 'levels' || !found || !WEIGHTED_INDICATORS.every((id) => columns.includes(id))) return null;
  return (id) => found[columns.indexOf(id)]!;
}
