import type { Term } from './term';

const OWN = 'A convention of this laboratory';

/** Words about shocks, hedges and alerts. */
export const SHOCK_TERMS = [
  {
    id: 'shock',
    term: 'Shock',
    text: 'A raw indicator is changed from a day on and the whole pipeline runs again. The gap between the two forecasts is the model’s answer, not what would happen.',
    source: OWN,
  },
  {
    id: 'shape',
    term: 'Step, ramp, pulse',
    text: 'A step is whole at once and stays, a ramp grows to its size and stays, a pulse is whole for some days and ends.',
    source: OWN,
  },
  {
    id: 'lead-days',
    term: 'Lead',
    text: 'How many days before the forecast’s last known day a shock begins. What is published late must have begun early to be known.',
    source: OWN,
  },
  {
    id: 'replay',
    term: 'Replay',
    text: 'What all indicators did over a stretch of history, laid over other days: rates by their change in points, indices and the VIX in proportion.',
    source: OWN,
  },
  {
    id: 'sensitivity',
    term: 'Sensitivity',
    text: 'How far the end of a forecast moves under shocks of many sizes. A model without skill has sensitivities too.',
    source: 'Saltelli et al. (2008), Global Sensitivity Analysis',
  },
  {
    id: 'beta',
    term: 'Beta',
    text: 'How many percent a coin moved for one percent of an index, as the slope of a regression on the same days.',
    formula: 'β = Cov(coin, index) ÷ Var(index)',
    source: 'Sharpe (1964)',
  },
  {
    id: 'hedge-ratio',
    term: 'Hedge ratio',
    text: 'Dollars of an index to sell against a dollar of a coin so that the two together vary least: the slope of the coin’s return on the index’s.',
    formula: 'h = argmin Var(coin − h · index)',
    source: 'Johnson (1960); Ederington (1979)',
  },
  {
    id: 'variance-reduction',
    term: 'Reduction of variance',
    text: 'How much less the hedged coin varied than the coin alone. Looking back it is never negative; on later days it can be.',
    formula: '1 − Var(hedged) ÷ Var(coin)',
    source: 'Ederington (1979)',
  },
  {
    id: 'basis-point',
    term: 'Basis point',
    text: 'A hundredth of a percentage point.',
    formula: '100 bp = 1 percentage point',
    source: 'Market usage',
  },
  {
    id: 'alert',
    term: 'Alert',
    text: 'A rule that fires on the day its condition begins to hold, judged by what was known on that day.',
    source: OWN,
  },
] as const satisfies readonly Term[];
