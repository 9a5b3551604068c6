import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayFromIso } from '../../../src/domain/calendar';
import type { View } from '../../../src/domain/catalogue/ids';
import type { Frame } from '../../../src/domain/frame';
import type { ShockScenario } from '../../../src/domain/shock/scenario';
import { startNodeDuckDb } from '../../../scripts/node-duckdb';
import { DuckDataEngine } from '../../../workers/data/engine';
import { shippedFiles } from '../../fixtures/tables';

const engine = new DuckDataEngine(startNodeDuckDb);
beforeAll(() => engine.open(shippedFiles()));
afterAll(() => engine.close());

const RATE_SPIKE: ShockScenario = {
  indicator: 'fed_rate',
  kind: 'add',
  size: 2,
  shape: 'step',
  startDay: dayFromIso('2025-11-07'),
  lengthDays: 30,
};

async function panel(view: View, ...shocks: ShockScenario[]): Promise<Frame> {
  const outcome = await engine.panel({ view, shocks });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

/** Columns that differ anywhere, and the first day on which one does. */
function differences(base: Frame, other: Frame): { columns: string[]; firstDay: number } {
  const columns: string[] = [];
  let firstDay = Infinity;
  for (const [id, values] of Object.entries(base.columns)) {
    const row = values.findIndex((value, i) => !Object.is(value, other.columns[id]![i]));
    if (row < 0) continue;
    columns.push(id);
    firstDay = Math.min(firstDay, base.days[row]!);
  }
  return { columns: columns.sort(), firstDay };
}

describe('panel under a shock', () => {
  it('should be bit-identical under a shock of nothing', async () => {
    const nothing = { ...RATE_SPIKE, size: 0 };
    const same = { ...RATE_SPIKE, indicator: 'cpi', kind: 'scale', size: 1 } as const;
    for (const view of ['observed', 'known'] as const) {
      const base = await panel(view);
      const shocked = await panel(view, nothing, same);
      expect(shocked).not.toBe(base);
      expect(differences(base, shocked).columns).toEqual([]);
    }
  });

  it('should change the indicator and what is derived from it, from its start when observed', async () => {
    const found = differences(await panel('observed'), await panel('observed', RATE_SPIKE));
    expect(found).toEqual({ columns: ['fed_rate', 'yield_curve'], firstDay: RATE_SPIKE.startDay });
  });

  it('should change nothing before the shocked value is released when as known', async () => {
    // Friday's rate is known on Monday.
    const found = differences(await panel('known'), await panel('known', RATE_SPIKE));
    expect(found).toEqual({ columns: ['fed_rate', 'yield_curve'], firstDay: dayFromIso('2025-11-10') });
  });

  it('should shift the level by the size', async () => {
    const base = await panel('observed');
    const shocked = await panel('observed', RATE_SPIKE);
    const last = base.days.length - 1;
    expect(shocked.columns.fed_rate![last]).toBe(base.columns.fed_rate![last]! + 2);
  });

  it('should run inflation and what rests on it again after a change of CPI', async () => {
    const surge: ShockScenario = {
      ...RATE_SPIKE,
      indicator: 'cpi',
      kind: 'scale',
      size: 1.05,
      startDay: dayFromIso('2025-08-01'),
    };
    const found = differences(await panel('observed'), await panel('observed', surge));
    expect(found).toEqual({
      columns: ['cpi', 'cpi_yoy', 'real_sp500', 'real_yield'],
      firstDay: surge.startDay,
    });
  });

  it('should leave the plain panel as it was, and no table behind', async () => {
    const before = await panel('known');
    await panel('known', RATE_SPIKE);
    expect(await panel('known')).toBe(before);
    const left = await engine.query(
      "SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'shocked%'",
      1,
    );
    expect(left).toMatchObject({ ok: true, value: { rows: [[0]] } });
  });

  it('should refuse what cannot be shocked', async () => {
    const derived = { ...RATE_SPIKE, indicator: 'yield_curve' } as unknown as ShockScenario;
    const outcome = await engine.panel({ view: 'known', shocks: [derived] });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    const view = 'tomorrow' as View;
    expect(await engine.panel({ view })).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });
});
