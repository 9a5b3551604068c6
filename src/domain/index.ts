/** The front door: the public vocabulary of the domain, by room. */

// calendar, frame, random
export { dayFromIso, dayRange, isoFromDay, monthOf, weekday } from './calendar';
export { column, sliceFrame, type Frame, type Numbers, type Observations } from './frame';
export { createRandom, permutation, resumeRandom, type Random } from './random';

// stats
export { pearson, spearman, trendCorrelation } from './stats/correlation';
export { monthlyRollingCorrelation, type MonthlyValue } from './stats/monthly-correlation';
export { ranks } from './stats/ranks';
export { rollingPearson } from './stats/rolling-pearson';
export { rollingSpearman } from './stats/rolling-spearman';
