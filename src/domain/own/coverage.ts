import { isoFromDay, weekday } from '../calendar';
import { findGaps } from '../cleaning/gaps';
import type { Coverage } from './series';

const LONGEST = 20;
/** Share of weekend days below which a series follows the working week. */
const FEW_WEEKENDS = 0.02;

/** The rhythm of a series, guessed from its days, and the days that it lacks against it. */
export function coverageOf(days: Int32Array): Coverage {
  const steps = days.slice(1).map((day, i) => day - days[i]!);
  const step = steps.length === 0 ? 1 : steps.sort()[(steps.length - 1) >> 1]!;
  const frequency = rhythm(days, step);
  const gaps = findGaps(days, new Float64Array(days.length), frequency);
  const missingDays = gaps.reduce((sum, gap) => sum + gap.missing, 0);
  const longestGaps = gaps.sort((a, b) => b.missing - a.missing).slice(0, LONGEST);
  return { frequency, step, missingDays, longestGaps };
}

function rhythm(days: Int32Array, step: number): Coverage['frequency'] {
  if (days.length < 3) return 'irregular';
  if (step >= 28 && step <= 31 && days.every((day) => isoFromDay(day).endsWith('-01'))) return 'monthly';
  if (step !== 1) return 'irregular';
  const weekends = days.filter((day) => weekday(day) % 6 === 0).length;
  return days.length >= 10 && weekends <= FEW_WEEKENDS * days.length ? 'business-daily' : 'daily';
}
