import { describe, expect, it } from 'vitest';
import { holdoutPlan } from '../../../src/domain/backtest/plan';
import { drift } from '../../../src/domain/forecast/drift';
import { pricesFromReturns, type Forecaster } from '../../../src/domain/forecast/forecaster';
import { naive } from '../../../src/domain/forecast/naive';
import { seasonalNaive } from '../../../src/domain/forecast/seasonal';
import { alwaysUp, directionalAccuracy } from '../../../src/domain/metrics/directional';
import { mae, mape, rmse, smape } from '../../../src/domain/metrics/point';
import { mase, meanAbsoluteChange, skill } from '../../../src/domain/metrics/scaled';
import { dieboldMariano } from '../../../src/domain/stats/diebold-mariano';
import { golden, goldenName, RAW, rawCoin, type RawCoin } from '../../fixtures/raw';

type Row = Record<string, (number | null)[]>;
interface CoinReference {
  readonly rows: number;
  readonly split_row: number;
  readonly n_origins: number;
  readonly mase_scale: number;
  readonly naive: Row;
  readonly drift: Row;
  readonly seasonal7: Row;
}

const HORIZON = 5;
const PRESENT = ['eth', 'ltc'] as const satisfies RawCoin[];

/** Forecast, actual, naive and last close of one horizon over the reference's origins. */
function judged(
  forecaster: Forecaster,
  closes: Float64Array,
  { split, ahead }: { split: number; ahead: number },
) {
  const fitted = forecaster.fit({ closes }, { from: 0, to: split }, HORIZON);
  const origins = Array.from({ length: closes.length - 5 - (split + 6) }, (_, i) => split + 6 + i);
  const last = origins.map((origin) => closes[origin]!);
  const actual = origins.map((origin) => closes[origin + ahead]!);
  const forecast = origins.map((origin) => {
    return pricesFromReturns(closes[origin]!, fitted.forecast({ closes }, origin))[ahead - 1]!;
  });
  return { actual, forecast, last };
}

function figures(forecaster: Forecaster, closes: Float64Array, at: { split: number; ahead: number }) {
  const { actual, forecast, last } = judged(forecaster, closes, at);
  const errors = (of: number[]): number[] => actual.map((y, i) => of[i]! - y);
  const logErrors = (of: number[]): number[] => actual.map((y, i) => Math.log(of[i]! / y));
  const zero = actual.map(() => 0);
  const test = dieboldMariano(errors(forecast), errors(last), at.ahead);
  const logTest = dieboldMariano(logErrors(forecast), logErrors(last), at.ahead);
  return {
    rmse: rmse(actual, forecast),
    mae: mae(actual, forecast),
    mape: mape(actual, forecast),
    smape: smape(actual, forecast),
    mase: mase(actual, forecast, meanAbsoluteChange(closes.subarray(0, at.split))),
    da: directionalAccuracy(actual, forecast, last),
    up: alwaysUp(actual, last),
    skill: skill(actual, forecast, last),
    rmse_log: rmse(zero, logErrors(forecast)),
    skill_log: skill(zero, logErrors(forecast), logErrors(last)),
    dm: test.statistic,
    p: test.pValue,
    dm_log: logTest.statistic,
    p_log: logTest.pValue,
  };
}

describe.skipIf(!RAW)('baselines of the reference', () => {
  const { coins } = RAW
    ? golden<{ coins: Record<string, CoinReference> }>('baseline_metrics')
    : { coins: {} as Record<string, CoinReference> };

  it.each(PRESENT)('should equal the reference on %s', (coin) => {
    const closes = rawCoin(coin).close;
    const expected = coins[goldenName(coin)]!;
    const split = holdoutPlan(closes.length, { horizon: HORIZON })[0].test.from;
    expect([closes.length, split]).toEqual([expected.rows, expected.split_row]);
    const models = { naive, drift, seasonal7: seasonalNaive(7) };
    for (const [id, forecaster] of Object.entries(models)) {
      for (let ahead = 1; ahead <= HORIZON; ahead++) {
        const row = figures(forecaster, closes, { split, ahead });
        for (const [name, value] of Object.entries(row)) {
          const reference = expected[id as 'drift'][name]![ahead - 1]!;
          const where = `${id} ${name} h${ahead}`;
          if (reference === null) expect(value, where).toBeNaN();
          else if (name.startsWith('p')) expect(Math.abs(value - reference), where).toBeLessThan(1e-8);
          // Near-equal forecasts leave skill and the statistic as differences of like numbers.
          else expect(Math.abs(value - reference), where).toBeLessThan(1e-6 * Math.abs(reference) + 1e-9);
        }
      }
    }
  });
});
