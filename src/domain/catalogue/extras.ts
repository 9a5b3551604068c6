import type { ExtraSeriesId } from './ids';
import { RULE_TEXT } from './rule-text';
import type { SeriesInfo } from './series';

const NEWS_PARTS = ['positive', 'neutral', 'negative'];

/** Columns of a panel that are neither coin nor indicator. */
export const EXTRA_SERIES: Readonly<Record<ExtraSeriesId, SeriesInfo>> = {
  cpi_yoy: {
    id: 'cpi_yoy',
    label: 'Inflation (CPI, year on year)',
    shortLabel: 'Inflation',
    unit: '%',
    group: 'rates',
    description: 'How much consumer prices rose over twelve months. From the index that is never revised.',
    releaseRule: RULE_TEXT['release-date'],
    decimals: 1,
    change: 'difference',
    inputs: ['cpi'],
  },
  cpi_sa: {
    id: 'cpi_sa',
    label: 'Consumer price index, seasonally adjusted',
    shortLabel: 'CPI (adjusted)',
    unit: 'index, 1982-84 = 100',
    group: 'levels',
    description: 'CPI with the usual pattern of the year taken out. Revised every year, so for viewing only.',
    releaseRule: RULE_TEXT['release-date'],
    decimals: 2,
    change: 'log',
    inputs: ['cpi_sa'],
  },
  news_svc: {
    id: 'news_svc',
    label: 'News balance (support vector classifier)',
    shortLabel: 'News (SVC)',
    unit: 'balance, −1 to 1',
    group: 'sentiment',
    description:
      'Articles called positive less those called negative, as a share of all sampled that day. News, not social media.',
    releaseRule: RULE_TEXT['next-day'],
    decimals: 2,
    change: 'difference',
    inputs: NEWS_PARTS.map((part) => `news_svc_${part}`),
  },
  news_transformer: {
    id: 'news_transformer',
    label: 'News balance (transformer)',
    shortLabel: 'News (transformer)',
    unit: 'balance, −1 to 1',
    group: 'sentiment',
    description:
      'The same articles judged by a second classifier, a transformer. The two often disagree: see both before trusting one.',
    releaseRule: RULE_TEXT['next-day'],
    decimals: 2,
    change: 'difference',
    inputs: NEWS_PARTS.map((part) => `news_transformer_${part}`),
  },
  fear_greed: {
    id: 'fear_greed',
    label: 'Crypto Fear & Greed index',
    shortLabel: 'Fear & Greed',
    unit: 'points, 0 to 100',
    group: 'sentiment',
    description: 'A mood index of crypto markets by alternative.me: 0 is extreme fear, 100 extreme greed.',
    releaseRule: RULE_TEXT['same-day'],
    decimals: 0,
    change: 'difference',
    inputs: ['fear_greed'],
  },
};
