import { beforeAll, describe, expect, it } from 'vitest';
import type { TrainingResult } from '../../../src/contracts/training-engine';
import { dayFromIso } from '../../../src/domain/calendar';
import { COIN_IDS } from '../../../src/domain/catalogue/ids';
import type { Frame } from '../../../src/domain/frame';
import { makeWindows } from '../../../src/domain/windows';
import { memoryStorage } from '../../../workers/training/memory-storage';
import { prepareRun, type Prepared } from '../../../workers/training/prepare';
import { engineOn, shippedPanel, shortSpec, timeless, valueOf } from './shipped-runs';

const spec = shortSpec({ pooled: true, epochs: 2, batchSize: 256, firstDay: dayFromIso('2021-01-01') });
let panel: Frame;
let alone: Prepared;
let pooled: Prepared;

beforeAll(async () => {
  panel = await shippedPanel();
  alone = prepareRun({ ...spec, pooled: false }, panel);
  pooled = prepareRun(spec, panel);
});

/** The panel with a coin's closes and volumes changed from a day on. */
function shaken(coin: string, from: number): Frame {
  const columns = Object.fromEntries(
    Object.entries(panel.columns).map(([id, values]) => {
      if (!id.startsWith(`${coin}_`)) return [id, values];
      return [
        id,
        values.map((value, row) => (panel.days[row]! >= from ? value * (1 + 0.3 * Math.sin(row)) : value)),
      ];
    }),
  );
  return { days: panel.days, columns };
}

async function train(on: Frame = panel, changes: object = {}): Promise<TrainingResult> {
  const job = { runId: 'p', spec: { ...spec, ...changes }, panel: on };
  return valueOf(await engineOn(memoryStorage()).run(job, () => undefined));
}

describe('a pool of coins', () => {
  it('should train on the windows of all coins and be judged on the chosen one', () => {
    expect(pooled.pool!.map(({ coin }) => coin)).toEqual(COIN_IDS);
    const rows = pooled.pool!.map((share) => share.train!.rows);
    expect(pooled.learned).toHaveLength(rows.reduce((sum, count) => sum + count, 0));
    expect(rows.every((count) => count > 500)).toBe(true);
    for (const part of ['train', 'validation', 'calibration', 'test'] as const)
      expect(pooled[part]).toEqual(alone[part]);
    expect(pooled.learned.subarray(0, rows[0])).toEqual(alone.learned);
  });

  it('should scale every coin on its own training rows: the chosen coin as if it were alone', () => {
    const rows = alone.panel.days.length;
    const first = (values: Float64Array) => values.subarray(0, rows);
    expect(pooled.scaling).toEqual(alone.scaling);
    expect(pooled.dataset.columns.sequence.map(first)).toEqual(alone.dataset.columns.sequence.map(first));
    const eth = prepareRun({ ...spec, pooled: false, coin: 'eth' }, panel);
    const second = (values: Float64Array) => values.subarray(rows, 2 * rows);
    // Ether's close is scaled by its own range, and its returns by its own volatility.
    expect(second(pooled.dataset.columns.sequence[0]!)).toEqual(eth.dataset.columns.sequence[0]);
    expect(pooled.dataset.target.map(second)).toEqual(eth.dataset.target);
  });

  it('should let no window reach into another coin', () => {
    const windows = makeWindows(pooled.dataset.columns.sequence, {
      window: spec.window,
      origins: pooled.learned,
    });
    expect(windows.every(Number.isFinite)).toBe(true);
    const rows = panel.days.length;
    for (const row of pooled.learned) expect(row % rows).toBeGreaterThanOrEqual(spec.window - 1);
  });

  it('should keep the days of every coin before the validation of the chosen one, targets included', () => {
    const { days } = pooled.panel;
    const validation = days[pooled.validation[0]!]!;
    for (const row of pooled.learned)
      expect(days[row % days.length]! + spec.horizon).toBeLessThan(validation);
  });

  it('should learn nothing from what any coin does later', async () => {
    const validation = pooled.panel.days[pooled.validation[0]!]!;
    const [before, after] = [await train(), await train(shaken('doge', validation))];
    expect(after.model.parameters).toEqual(before.model.parameters);
    const earlier = await train(shaken('doge', validation - 100));
    expect(earlier.model.parameters).not.toEqual(before.model.parameters);
  });

  it('should say which coin has too few days to take part', () => {
    const young = panel.columns['eth_close']!.map((value, row) =>
      panel.days[row]! < spec.lastDay - 600 ? NaN : value,
    );
    const { pool } = prepareRun(spec, { days: panel.days, columns: { ...panel.columns, eth_close: young } });
    expect(pool!.at(-1)).toMatchObject({ coin: 'eth', train: null });
    expect(pool!.at(-1)!.reason).not.toBe('');
    expect(pool!.filter(({ train }) => train)).toHaveLength(3);
  });

  it('should repeat itself, differ from one coin alone, and leave no tensors', async () => {
    const [first, again, single] = [await train(), await train(), await train(panel, { pooled: false })];
    expect(timeless(again)).toEqual(timeless(first));
    expect(single.model.parameters).not.toEqual(first.model.parameters);
    expect(first.report.tensors.after).toBe(first.report.tensors.before);
    expect(first.report.info.pool).toHaveLength(4);
    expect(first.report.test.originDays).toEqual(single.report.test.originDays);
  });
});
