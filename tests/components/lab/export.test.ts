import { describe, expect, it } from 'vitest';
import { fileName, predictionsCsv, reportJson } from '../../../src/components/lab/export';
import { exampleReport } from '../../fixtures/lab';

describe('exports of a run', () => {
  it('should write one line an origin and a day ahead, unknown outcomes empty', () => {
    const lines = predictionsCsv(exampleReport()).trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 4 * 2);
    expect(lines[0]).toBe('origin,day,horizon,last_close,naive,forecast,actual');
    expect(lines[1]).toBe('2014-01-08,2014-01-09,1,100,100,101,102');
    expect(lines[8]).toBe('2014-01-11,2014-01-13,2,104,104,106,');
  });

  it('should write the quantiles of a quantile head beside', () => {
    const { test } = exampleReport();
    const quantiles = test.forecast.map((row) =>
      row.map((price) => [-2, -1, 0, 1, 2].map((step) => price + step)),
    );
    const lines = predictionsCsv(exampleReport({ test: { ...test, quantiles } })).split('\n');
    expect(lines[0]).toBe('origin,day,horizon,last_close,naive,forecast,actual,q0.025,q0.1,q0.5,q0.9,q0.975');
    expect(lines[1]).toBe('2014-01-08,2014-01-09,1,100,100,101,102,99,100,101,102,103');
  });

  it('should write a report that reads back', () => {
    const back = JSON.parse(reportJson(exampleReport())) as { specHash: string };
    expect(back.specHash).toBe('0123456789abcdef');
  });

  it('should name the file after the run', () => {
    expect(fileName(exampleReport(), 'json')).toBe('macrotide-btc-fusion-seed42-01234567.json');
  });
});
