import { describe, expect, it } from 'vitest';
import type { Fold } from '../../../src/domain/backtest/fold';
import type { HorizonReport } from '../../../src/domain/backtest/report';
import { runBacktest } from '../../../src/domain/backtest/runner';
import { arima } from '../../../src/domain/forecast/arima';
import { autoregression } from '../../../src/domain/forecast/autoregression';
import { drift } from '../../../src/domain/forecast/drift';
import { naive } from '../../../src/domain/forecast/naive';
import { ridge } from '../../../src/domain/forecast/ridge';
import { seasonalNaive } from '../../../src/domain/forecast/seasonal';
import { golden, goldenName, RAW, rawCoin, type RawCoin } from '../../fixtures/raw';

type Row = Record<string, (number | null)[]>;
interface CoinReference {
  readonly split_row: number;
  readonly n_origins: number;
  readonly naive: Row;
  readonly drift: Row;
  readonly seasonal7: Row;
}

const HORIZON = 5;

/** Reference name of each figure of the report. */
const NAMES = {
  rmse: 'rmse',
  mae: 'mae',
  mape: 'mape',
  smape: 'smape',
  mase: 'mase',
  da: 'direction',
  up: 'alwaysUp',
  skill: 'skill',
  skill_log: 'skillLog',
  dm: 'dieboldMariano',
  p: 'pValue',
  dm_log: 'dieboldMarianoLog',
  p_log: 'pValueLog',
} as const satisfies Record<string, keyof HorizonReport>;

/** The reference's split: origins begin 6 rows after it, its yardstick is the mean move of all rows before. */
function referenceFold(split: number, rows: number): Fold {
  const none = { from: split, to: split };
  return {
    train: { from: 0, to: split },
    validation: none,
    calibration: none,
    test: { from: split + 6, to: rows },
    purges: [],
  };
}

describe.skipIf(!RAW)('the runner on the raw closes of the reference', () => {
  it.each(['eth', 'ltc'] as const satisfies RawCoin[])(
    'should give the reference figures of %s, and other forecasters the same rows',
    async (coin) => {
      const closes = rawCoin(coin).close;
      const expected = golden<{ coins: Record<string, CoinReference> }>('baseline_metrics').coins[
        goldenName(coin)
      ]!;
      const plan = [referenceFold(expected.split_row, closes.length)];
      const forecasters = [
        naive,
        drift,
        seasonalNaive(7),
        autoregression(),
        ridge(),
        arima({ maxP: 1, maxQ: 1 }),
      ];
      const { report } = await runBacktest(plan, forecasters, {
        data: { closes },
        horizon: HORIZON,
        draws: 0,
      });
      expect(report.rows).toBe(expected.n_origins);
      for (const { id, unshrunk } of report.forecasters.slice(0, 3)) {
        unshrunk.perHorizon.forEach((row, h) => {
          for (const [name, key] of Object.entries(NAMES)) {
            const reference = expected[id as 'drift'][name]![h]!;
            const where = `${id} ${name} h${h + 1}`;
            if (reference === null) expect(row[key], where).toBeNaN();
            else if (name.startsWith('p')) expect(Math.abs(row[key] - reference), where).toBeLessThan(1e-4);
            else
              expect(Math.abs(row[key] - reference), where).toBeLessThan(1e-6 * Math.abs(reference) + 1e-9);
          }
        });
      }
      for (const { unshrunk, id } of report.forecasters.slice(3)) {
        expect([unshrunk.average.n, unshrunk.average.alwaysUp], id).toEqual([
          expected.n_origins,
          report.naive.average.alwaysUp,
        ]);
        // None of them foresees prices (p < 0.4), nor loses much.
        expect(Math.abs(unshrunk.average.skill), id).toBeLessThan(3);
        expect(
          unshrunk.perHorizon.every(({ skill, pValue }) => skill <= 0 || pValue > 0.4),
          id,
        ).toBe(true);
      }
    },
  );
});
