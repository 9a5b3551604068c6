import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groupSeries } from '../../../src/components/quality/groups';
import { releaseExample } from '../../../src/components/quality/release-example';
import {
  moveWords,
  qualityFinding,
  seriesFinding,
  shortLabel,
  totalsOf,
  valueWords,
} from '../../../src/components/quality/words';
import { assess } from '../../../src/composables/useQuality';
import type { Manifest } from '../../../src/contracts/manifest';
import { dayFromIso } from '../../../src/domain/calendar';
import { textColumn } from '../../../src/domain/csv';
import type { SeriesQuality } from '../../../src/stores/quality';
import { shippedTable } from '../../fixtures/tables';

const manifest = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../public/data/manifest.json'), 'utf8'),
) as Manifest;
const span = { firstDay: dayFromIso(manifest.firstDay), lastDay: dayFromIso(manifest.lastDay) };
const table = shippedTable('repairs');
const column = (name: string): readonly string[] => textColumn(table, name);
const repairs = column('coin').map((coin, i) => ({
  coin,
  date: column('date')[i]!,
  column: column('column')[i]!,
  before: column('before')[i]!,
  after: column('after')[i]!,
  reason: column('reason')[i]!,
}));

function reportOn(id: string): SeriesQuality {
  const series = manifest.series.find((one) => one.id === id)!;
  return assess(series, shippedTable(series.file.replace('.csv', '')), { repairs, span });
}

const all = manifest.series
  .filter(({ frequency }) => frequency !== 'irregular')
  .map(({ id }) => reportOn(id));

describe('reports on the shipped series', () => {
  it('should count every listed repair exactly once', () => {
    expect(totalsOf(all, span.lastDay).repaired).toBe(repairs.length);
  });

  it('should count the values that the manifest counts', () => {
    for (const { report, series } of all) expect(report.rows, series.id).toBe(series.rows);
  });

  it('should miss as many values by month as in gaps', () => {
    for (const { report, months, series } of all) {
      const inMonths = months.reduce((sum, { due, own }) => sum + due - own, 0);
      const inGaps = report.gaps
        .filter(({ firstDay }) => firstDay >= span.firstDay)
        .reduce((sum, { missing }) => sum + missing, 0);
      expect(inMonths, series.id).toBe(inGaps);
    }
  });

  it('should say that open, high, low and news end early', () => {
    const early = all
      .filter(({ report }) => span.lastDay - report.lastDay > 62)
      .map(({ series }) => series.id);
    expect(early).toHaveLength(18);
    expect(totalsOf(all, span.lastDay).early).toBe(18);
    expect(early).toEqual(expect.arrayContaining(['btc_open', 'doge_low', 'news_svc_neutral']));
  });

  it('should put the figures into one sentence', () => {
    const totals = { series: 2, values: 5432, missing: 7, repaired: 1, unusual: 3, early: 0 };
    expect(qualityFinding(totals)).toBe(
      'Of 5,432 values in 2 series 1 were repaired and 3 unusual moves left as they came; 7 due values are missing and 0 series end early',
    );
    expect(seriesFinding(reportOn('cpi'))).toBe(
      'Consumer price index: 178 values, 1 due value missing, 0 unusual moves',
    );
  });
});

describe('releaseExample', () => {
  const words = (id: string): string => {
    const example = releaseExample(reportOn(id));
    return `${example?.known ?? ''} ${example?.before ?? ''}`.replaceAll('\u00a0', ' ');
  };

  it('should show that a Friday rate waits for the next business day', () => {
    expect(words('fed_rate')).toBe(
      'The value of Friday 1 Jul 2016, 0.41 % a year, was known on Tuesday 5 Jul 2016. ' +
        'On Monday 4 Jul 2016 a model still sees that of 30 Jun 2016: 0.30 % a year.',
    );
  });

  it('should show that a month of CPI waits for its release', () => {
    expect(words('cpi')).toBe(
      'The value of May 2022, 292.30, was known on Friday 10 Jun 2022. ' +
        'On Thursday 9 Jun 2022 a model still sees that of 1 Apr 2022: 289.11.',
    );
  });

  it('should show that a dollar index waits for the Tuesday after a holiday', () => {
    expect(words('dxy')).toMatch(/^The value of Friday 17 Jan 2020, .* was known on Tuesday 21 Jan 2020\./);
  });

  it('should show that a close of New York is known the same day', () => {
    expect(words('vix')).toBe(
      'The value of Monday 16 Mar 2020, 82.69, was known before that UTC day ended. A forecast made at the end of that day may use it.',
    );
  });

  it('should have one for every series', () => {
    for (const one of all)
      expect(releaseExample(one)?.known, one.series.id).toMatch(/^The value of .* was known /);
  });
});

describe('words', () => {
  it('should give values and moves their unit', () => {
    const of = (id: string): (typeof manifest.series)[number] =>
      manifest.series.find((one) => one.id === id)!;
    expect(valueWords(of('fed_rate'), 1.1)).toBe('1.10\u00a0% a year');
    expect(valueWords(of('btc_close'), 4970.79)).toBe('$4,970.8');
    expect(valueWords(of('btc_volume'), 33_830_200_000)).toBe('$33,830 million');
    expect(moveWords(of('btc_close'), Math.log(0.628))).toBe('−37.2\u00a0%');
    expect(moveWords(of('fed_rate'), -0.85)).toBe('−0.85 points');
    expect(moveWords(of('fear_greed'), 40)).toBe('+40');
  });

  it('should name a series shortly where its group is named', () => {
    const short = (id: string): string => shortLabel(manifest.series.find((one) => one.id === id)!);
    expect(['doge_close', 'fed_rate', 'news_svc_positive'].map(short)).toEqual([
      'Close',
      'Fed funds',
      'News positive (SVC)',
    ]);
  });

  it('should put every series of the manifest into one group', () => {
    const groups = groupSeries(manifest.series, ({ id }) => id);
    expect(groups.map(({ title }) => title)).toEqual([
      'Bitcoin',
      'Ethereum',
      'Litecoin',
      'Dogecoin',
      'Indicators',
      'Sentiment',
      'Events and repairs',
    ]);
    expect(groups.flatMap(({ items }) => items)).toHaveLength(manifest.series.length);
  });
});
