import { describe, expect, it } from 'vitest';
import { alarmAdvice, needsNoLeak } from '../../../src/components/lab/alarm';
import { DIRECTION_LIMIT, type LeakAlarm } from '../../../src/domain/backtest/leak-alarm';

const direction = (measured: number, alwaysUp: number): LeakAlarm => ({
  id: 'stumps',
  horizon: 1,
  rule: 'direction',
  measured,
  limit: alwaysUp + DIRECTION_LIMIT,
});
const skill: LeakAlarm = { id: 'stumps', horizon: 1, rule: 'skill', measured: 4, limit: 3 };

describe('the words of a leak alarm', () => {
  it('should not cry wolf where a forecast of nothing but "down" rings it', () => {
    const advice = alarmAdvice([direction(53, 45), direction(55, 46)]);
    expect(advice.explained).toBe(true);
    expect(advice.title).not.toMatch(/too good to be true/i);
    expect(advice.hint).toContain('“always up” is right on 45.0 %');
    expect(advice.hint).toContain('right on about 55.0 %');
  });

  it('should warn in full where "always up" is at least 50 %, or the direction is beyond "down" too', () => {
    for (const alarm of [direction(57, 50), direction(60, 53), direction(70, 45)]) {
      expect(needsNoLeak(alarm)).toBe(false);
      expect(alarmAdvice([alarm])).toMatchObject({ explained: false });
      expect(alarmAdvice([alarm]).hint).not.toContain('always up');
    }
    expect(needsNoLeak(direction(61, 45))).toBe(true);
    expect(needsNoLeak(direction(61.1, 45))).toBe(false);
  });

  it('should never explain skill away, and say for how many there is a reason', () => {
    expect(needsNoLeak(skill)).toBe(false);
    const advice = alarmAdvice([skill, direction(53, 45)]);
    expect(advice.explained).toBe(false);
    expect(advice.title).toMatch(/too good to be true/i);
    expect(advice.hint).toContain('For 1 of the 2 there is another reason');
  });
});
