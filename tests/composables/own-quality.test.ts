import { describe, expect, it } from 'vitest';
import { dayStates } from '../../src/domain/cleaning/coverage';
import { groupSeries } from '../../src/components/quality/groups';
import { releaseExample } from '../../src/components/quality/release-example';
import {
  importWords,
  moveWords,
  seriesFinding,
  shortLabel,
  valueWords,
} from '../../src/components/quality/words';
import { assessOwn } from '../../src/composables/useOwnQuality';
import { dayFromIso, isoFromDay } from '../../src/domain/calendar';
import type { SeriesMapping } from '../../src/domain/own/mapping';
import type { OwnSeries } from '../../src/domain/own/series';
import { importText, mapping, seriesMapping } from '../domain/own/mapping';

const first = dayFromIso('2020-01-01');
const span = { firstDay: dayFromIso('2019-12-01'), lastDay: dayFromIso('2020-12-31') };

function own(lines: readonly string[], changes: Partial<SeriesMapping> = {}): OwnSeries {
  const series = [seriesMapping({ label: 'Hash rate', ...changes })];
  return importText(['Date,Value', ...lines].join('\n'), mapping({ series })).series[0]!;
}

/** A hundred days around 100, without the 20th and 21st, one jump, and two rows that are none. */
const lines = Array.from({ length: 100 }, (_, i) => i)
  .filter((i) => i !== 19 && i !== 20)
  .map((i) => `${isoFromDay(first + i)},${i === 80 ? 900.5 : 100 + (i % 3)}`);
const one = assessOwn(
  own([...lines, 'yesterday,1', '2020-05-01,=1+1'], { unit: 'EH/s', release: { kind: 'days', days: 2 } }),
  span,
);

describe('assessOwn', () => {
  it('should find the gap, and the unusual moves, and leave every value as it is', () => {
    expect(one.report.gaps).toEqual([{ firstDay: first + 19, lastDay: first + 20, missing: 2 }]);
    expect(one.report.outliers.map(({ day }) => day)).toEqual([first + 80, first + 81]);
    expect(one.report.rows).toBe(98);
    const january = one.months.find(({ year, month }) => year === 2020 && month === 1);
    expect(january).toMatchObject({ due: 31, own: 29 });
    expect(seriesFinding(one)).toBe('Hash rate: 98 values, 2 due values missing, 2 unusual moves');
  });

  it('should lay the days out as they are, were due or are missing', () => {
    const { days, values, series, carryDays } = one;
    const states = dayStates({ days, values, frequency: series.frequency, carryDays, ...span });
    expect(states[first - span.firstDay]).toBe(1);
    expect(states[first + 19 - span.firstDay]).toBe(3);
    expect(states.at(-1)).toBe(4);
  });

  it('should count as due what is there where a series has no rhythm', () => {
    const weekly = assessOwn(own(lines.filter((_, i) => i % 7 === 0)), span);
    expect(weekly.series.frequency).toBe('irregular');
    expect(weekly.months.every(({ due, own: there }) => due === there)).toBe(true);
    expect(weekly.months.reduce((sum, { own: there }) => sum + there, 0)).toBe(weekly.report.rows);
  });

  it('should say what was left out at import, and say so where it was not kept', () => {
    expect(importWords(one.series.own!)).toBe(
      'Of 100 rows of its file 2 were left out (1 × This is not a date in the chosen format; 1 × This is a formula, not a number; formulas are never computed). No value was changed.',
    );
    expect(importWords({ ...one.series.own!, imported: null })).toMatch(/was not kept/);
  });

  it('should be spoken of by its own name, unit and release', () => {
    expect(valueWords(one.series, 101)).toBe('101.00\u00a0EH/s');
    expect(moveWords(one.series, -2)).toBe('−2.00');
    expect(shortLabel(one.series)).toBe('Hash rate');
    expect(groupSeries([one], ({ series }) => series.id)[0]!.title).toBe('Your own');
    expect(releaseExample(one)).toEqual({
      known: 'The value of Thursday 12 Mar 2020, 102.00\u00a0EH/s, was known on Saturday 14 Mar 2020.',
      before: 'On Friday 13 Mar 2020 a model still sees that of 11 Mar 2020: 101.00\u00a0EH/s.',
    });
  });
});
