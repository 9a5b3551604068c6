import type { SeriesHead } from '../../../src/composables/useCorrelationSeries';

/** A row or column of a matrix, for tests. */
export function head(id: string, kind: SeriesHead['kind'] = 'indicator'): SeriesHead {
  const label = { btc: 'Bitcoin', eth: 'Ethereum', vix: 'VIX', sp500: 'S&P 500' }[id] ?? id;
  return { id, label, short: id.toUpperCase(), description: `About ${id}.`, kind, own: false };
}
