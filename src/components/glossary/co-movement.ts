import type { Term } from './term';

const OWN = 'A convention of this laboratory';

/** Words about what moves with what. */
export const CO_MOVEMENT_TERMS = [
  {
    id: 'pearson',
    term: 'Pearson correlation',
    text: 'How near two series are to one straight line: +1 exactly and rising, −1 exactly and falling, 0 no such line.',
    formula: 'r = Σ (x − x̄)(y − ȳ) ÷ √(Σ (x − x̄)² · Σ (y − ȳ)²)',
    source: 'Pearson (1896)',
  },
  {
    id: 'spearman',
    term: 'Spearman correlation',
    text: 'Pearson’s correlation of the ranks: it asks only whether both are high and low together, and no single extreme day decides it.',
    formula: 'ρ = r(rank x, rank y)',
    source: 'Spearman (1904)',
  },
  {
    id: 'levels',
    term: 'Levels and changes',
    text: 'Levels are the values themselves, changes what they did from day to day. Two levels that both drift correlate whatever they are; changes do not share a drift.',
    source: 'Yule (1926); Granger & Newbold (1974), Spurious regressions in econometrics',
  },
  {
    id: 'rolling',
    term: 'Rolling window',
    text: 'The figure computed again each day on the days just before it, as many as the window has. Neighbouring values share most of their days.',
    source: OWN,
  },
  {
    id: 'chance-band',
    term: 'Chance band',
    text: 'Where the correlation lies in 95 % of windows that share no day and so have nothing to do with each other, drawn from the same two series.',
    source: OWN,
  },
  {
    id: 'interval',
    term: 'Interval of a correlation',
    text: 'Where the figure would lie with other draws of the same days, 95 % of the time. Blocks of days are drawn, so that neighbours stay together.',
    source: 'Politis & Romano (1992), circular block bootstrap',
  },
  {
    id: 'bootstrap',
    term: '± by blocks of days',
    text: 'Standard error: the figure computed again on 400 worlds made of blocks of the same days, drawn with replacement. Blocks keep neighbouring days together, because they are alike.',
    source: 'Politis & Romano (1992)',
  },
  {
    id: 'weights',
    term: 'Dynamic weights',
    text: 'Shares of 100 % for seven indicators: the size of their rank correlation with the coin over 90 days, times boosts, smoothed. They say what moved with it, not what moves it.',
    formula: 'w = |ρ| · boost ÷ Σ |ρ| · boost, then an exponential mean',
    source: OWN,
  },
  {
    id: 'regime',
    term: 'Regime',
    text: 'A state of the economy or the market by a fixed rule: a hike cycle (fed funds at least 0.10 points above 180 days before), high inflation (above 3 %), a bull or bear market.',
    source: OWN,
  },
  {
    id: 'lead-lag',
    term: 'Lead and lag',
    text: 'The correlation of one series with another some days later. Right of 0 the indicator comes first.',
    formula: 'r_k = r(indicator_t, coin_{t+k})',
    source: 'Box & Jenkins (1970), ch. 11; bounds of Bartlett (1935)',
  },
  {
    id: 'granger',
    term: 'Granger test',
    text: 'Whether the past of one series helps to forecast another beyond that one’s own past. Helping to forecast is not causing.',
    formula: 'y_t = a + Σ b_i y_{t−i} + Σ c_i x_{t−i} + e_t;  all c_i = 0?',
    source: 'Granger (1969)',
  },
  {
    id: 'response',
    term: 'Response to a surprise',
    text: 'How the price goes on after an unexpected change of an indicator, by a regression of its own for each day ahead. It is what followed, not what was caused.',
    formula: 'p_{t+h} − p_{t−1} = a + β_h s_t + past of both + e',
    source: 'Jordà (2005), local projections',
  },
  {
    id: 'newey-west',
    term: 'Newey-West errors',
    text: 'Standard errors of a regression that stay right when errors are alike on neighbouring days and wilder at some times than at others.',
    source: 'Newey & West (1987)',
  },
  {
    id: 'event-study',
    term: 'Event study',
    text: 'The mean path of the price around announcements, less its usual drift, beside the same around days on which nothing was announced.',
    source: 'MacKinlay (1997), Event studies in economics and finance',
  },
  {
    id: 'placebo',
    term: 'Placebo days',
    text: 'Days without the event, drawn many times over: what is seen at the event must be larger than what is seen at them.',
    source: 'Fisher (1935), randomisation tests',
  },
  {
    id: 'p-value',
    term: 'p value',
    text: 'How likely a result at least this far out is where there is nothing to find. Below 0.05 is called clear; one useless test in twenty gets there.',
    source: 'Fisher (1925)',
  },
  {
    id: 'many-tests',
    term: 'Corrected for their number',
    text: 'Of a hundred useless tests five are “won” at p < 0.05. Holm’s correction raises the bar with their number, so that one false win among all of them is unlikely; Benjamini and Hochberg’s keeps the false ones few among those that are won.',
    formula: 'Holm: max over j ≤ k of (m − j + 1) · p_(j), at most 1',
    source: 'Holm (1979); Benjamini & Hochberg (1995)',
  },
] as const satisfies readonly Term[];
