import { beforeAll, describe, expect, it } from 'vitest';
import type { RunReport } from '../../../src/contracts/run';
import type { TrainingResult } from '../../../src/contracts/training-engine';
import { dayFromIso } from '../../../src/domain/calendar';
import type { Frame } from '../../../src/domain/frame';
import { coverage } from '../../../src/domain/metrics/interval';
import { createRandom } from '../../../src/domain/random';
import { calibrateBands, priceQuantiles, type ScaledQuantiles } from '../../../workers/training/bands';
import { memoryStorage } from '../../../workers/training/memory-storage';
import { engineOn, shippedPanel, shortSpec, timeless, valueOf } from './shipped-runs';

const HORIZON = 2;

/** The same quantiles on every row: those of a normal distribution, times a factor. */
function constant(rows: number, factor: number): ScaledQuantiles {
  const row = [-1.96, -1.2816, 0, 1.2816, 1.96].map((z) => factor * z);
  const values = Float32Array.from({ length: rows * HORIZON * 5 }, (_, i) => row[i % 5]!);
  return { values, horizon: HORIZON, shrinkage: 1 };
}

/** Standard normal on the first day, twice as wide on the second. */
function drawn(rows: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: rows * HORIZON }, (_, i) => (1 + (i % HORIZON)) * random.normal());
}

describe('the calibration of bands', () => {
  it.each([0.3, 3])('should make bands that are %f times as wide as they should be hold', (factor) => {
    const shifts = calibrateBands(constant(2000, factor), drawn(2000, 1));
    const truth = drawn(5000, 2);
    const day = { shifts, close: 1, volatility: 1 };
    const edges = priceQuantiles(constant(1, factor), 0, day).map((row) => row.map(Math.log));
    for (let h = 0; h < HORIZON; h++) {
      const came = truth.filter((_, i) => i % HORIZON === h);
      const covered = (lower: number, upper: number): number =>
        coverage(
          came,
          came.map(() => edges[h]![lower]!),
          came.map(() => edges[h]![upper]!),
        );
      expect(Math.abs(covered(0, 4) - 95)).toBeLessThan(2);
      expect(Math.abs(covered(1, 3) - 80)).toBeLessThan(3);
      expect(edges[h]![2]).toBeCloseTo(0, 9);
    }
  });

  it('should move the whole band along with a median that shrinkage has moved', () => {
    const values = Float32Array.from([1, 2, 4, 5, 9]);
    const day = { shifts: null, close: 100, volatility: 0.5 };
    const scaled = (shrinkage: number) =>
      priceQuantiles({ values, horizon: 1, shrinkage }, 0, day)[0]!.map(
        (price) => Math.log(price / 100) / 0.5,
      );
    scaled(1).forEach((value, i) => expect(value).toBeCloseTo(values[i]!, 6));
    scaled(0.25).forEach((value, i) => expect(value).toBeCloseTo(values[i]! - 3, 6));
  });
});

describe('a run with a quantile head', () => {
  const spec = shortSpec({ head: 'quantiles', epochs: 3, firstDay: dayFromIso('2019-01-01') });
  let panel: Frame;
  let result: TrainingResult;
  let report: RunReport;

  async function train(on: Frame, changes: object = {}): Promise<TrainingResult> {
    const job = { runId: 'q', spec: { ...spec, ...changes }, panel: on };
    return valueOf(await engineOn(memoryStorage()).run(job, () => undefined));
  }

  beforeAll(async () => {
    panel = await shippedPanel();
    result = await train(panel);
    report = result.report;
  });

  it('should set days aside for the bands, between validation and test, a horizon from both', () => {
    const { train: learned, validation, calibrationPart, test } = report.info;
    expect(validation.firstDay - learned.lastDay).toBe(spec.horizon + 1);
    expect(calibrationPart!.firstDay - validation.lastDay).toBe(spec.horizon + 1);
    expect(test.firstDay - calibrationPart!.lastDay).toBe(spec.horizon + 1);
    expect(report.bands!.calibration).toEqual(calibrationPart);
  });

  it('should give quantiles of prices that rise and have the forecast in the middle', () => {
    report.test.quantiles!.forEach((origin, i) =>
      origin.forEach((levels, h) => {
        expect([...levels].sort((a, b) => a - b)).toEqual(levels);
        expect(levels[2]! / report.test.forecast[i]![h]!).toBeCloseTo(1, 9);
      }),
    );
    report.next.quantiles!.forEach((levels, h) =>
      expect(levels[2]! / report.next.forecast[h]!).toBeCloseTo(1, 9),
    );
  });

  it('should tell the coverage that its own figures have', () => {
    const { bands, levels } = report.bands!;
    expect(bands.map(({ nominal }) => nominal)).toEqual([80, 95]);
    expect(levels).toEqual([0.025, 0.1, 0.5, 0.9, 0.975]);
    for (const { lower, upper, coverage: told, averageCoverage, width } of bands) {
      told.forEach((share, h) => {
        const inside = report.test.quantiles!.filter((row, i) => {
          const came = report.test.actual[i]![h]!;
          return row[h]![lower]! <= came && came <= row[h]![upper]!;
        });
        expect(share).toBeCloseTo((100 * inside.length) / report.test.actual.length, 9);
      });
      expect(averageCoverage).toBeCloseTo(told.reduce((a, b) => a + b, 0) / told.length, 9);
      expect(width.every((percent) => percent > 0)).toBe(true);
    }
    expect(report.bands!.pinball.every((loss) => loss > 0)).toBe(true);
    expect(report.bands!.pinballSkill).toBeLessThan(20);
  });

  it('should forecast the same bands again from the model alone', async () => {
    const again = valueOf(await engineOn(memoryStorage()).forecast({ model: result.model, panel }));
    expect(again).toEqual(report.next);
  });

  it('should learn no band from the test days, and none from what comes after the calibration', async () => {
    const from = report.info.calibrationPart!.lastDay + spec.horizon + 1;
    const closes = panel.columns['btc_close']!.map((value, row) =>
      panel.days[row]! >= from ? value * (1 + 0.2 * Math.sin(row)) : value,
    );
    const other = await train({ days: panel.days, columns: { ...panel.columns, btc_close: closes } });
    expect(other.model.bandShifts).toEqual(result.model.bandShifts);
    expect(other.model.parameters).toEqual(result.model.parameters);
  });

  it('should say that nothing was calibrated where no days are set aside', async () => {
    const { report: plain, model } = await train(panel, { calibrationShare: 0 });
    expect(plain.bands).toMatchObject({ calibration: null });
    expect(plain.bands!.bands[0]!.uncalibrated).toBeNull();
    expect(model.bandShifts).toBeUndefined();
    expect(plain.info.calibrationPart).toBeUndefined();
    expect(plain.info.train.rows).toBeGreaterThan(report.info.train.rows);
  });

  it('should repeat itself, and have no bands with another head', async () => {
    expect(timeless(await train(panel))).toEqual(timeless(result));
    const point = await train(panel, { head: 'huber' });
    expect(point.report.bands).toBeUndefined();
    expect(point.report.test.quantiles).toBeUndefined();
    expect(point.report.next.quantiles).toBeUndefined();
  });
});
