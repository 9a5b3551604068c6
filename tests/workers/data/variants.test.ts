import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShockedColumns, ShockVariant } from '../../../src/contracts/shock';
import { dayFromIso } from '../../../src/domain/calendar';
import type { View } from '../../../src/domain/catalogue/ids';
import type { Frame } from '../../../src/domain/frame';
import { parseChoice } from '../../../src/domain/shock/choice';
import { SHOCK_PRESETS } from '../../../src/domain/shock/presets';
import { REPLAYS } from '../../../src/domain/shock/replay';
import { startNodeDuckDb } from '../../../scripts/node-duckdb';
import { DuckDataEngine } from '../../../workers/data/engine';
import { shippedFiles } from '../../fixtures/tables';

const engine = new DuckDataEngine(startNodeDuckDb);
beforeAll(() => engine.open(shippedFiles()));
afterAll(() => engine.close());

const startDay = dayFromIso('2025-08-01');
const TEXTS = [
  ...SHOCK_PRESETS.map(({ id, usual }) => `preset:${id}:${usual}`),
  ...REPLAYS.map(({ id }) => `replay:${id}`),
  'mix:fed_rate,add,1,ramp,60;cpi,scale,1.05,step,1;vix,add,20,pulse,10;fed_rate,scale,1.5,step,1',
];
const variants: ShockVariant[] = TEXTS.map((text) => ({ choice: parseChoice(text), startDay }));

async function asked(view: View, list: readonly ShockVariant[]): Promise<ShockedColumns[]> {
  const outcome = await engine.variants({ view, variants: list });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value.map((variant) => {
    if (!variant.ok) throw new Error(variant.error.message);
    return variant.value;
  });
}

async function panel(view: View, shocks?: ShockedColumns['shocks']): Promise<Frame> {
  const outcome = await engine.panel({ view, ...(shocks ? { shocks } : {}) });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

describe('variants', () => {
  it.each(['known', 'observed'] as const)(
    'should equal whole panels built with the shocks, bit for bit, when %s',
    async (view) => {
      const base = await panel(view);
      for (const { shocks, columns } of await asked(view, variants)) {
        const whole = await panel(view, shocks);
        expect({ ...base.columns, ...columns }).toEqual(whole.columns);
      }
    },
  );

  it('should carry what follows from a change and nothing else', async () => {
    const found = await asked('known', variants);
    const names = found.map(({ columns }) => Object.keys(columns).sort().join(' '));
    expect(names[0]).toBe('fed_rate real_yield treasury_10y treasury_3y yield_curve');
    expect(names[2]).toBe('cpi cpi_yoy real_sp500 real_yield');
    expect(names[4]).toBe('real_sp500 sp500');
  });

  it('should leave every column as it was under a shock of nothing', async () => {
    const base = await panel('known');
    const [nothing] = await asked('known', [{ choice: parseChoice('mix:sp500,scale,1,step,1'), startDay }]);
    for (const [id, values] of Object.entries(nothing!.columns)) expect(values).toEqual(base.columns[id]);
  });

  it('should refuse what cannot be, and answer the others', async () => {
    const outcome = await engine.variants({
      view: 'known',
      variants: [
        { choice: parseChoice('mix:fed_rate,add,50,step,1'), startDay },
        variants[3]!,
        { choice: variants[3]!.choice, startDay: dayFromIso('2031-01-01') },
      ],
    });
    expect(outcome.ok).toBe(true);
    if (!outcome.ok) return;
    const [size, fine, day] = outcome.value;
    expect(size).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(size!.ok ? '' : size!.error.message).toContain('-10 to 10');
    expect(fine!.ok).toBe(true);
    expect(day!.ok ? '' : day!.error.message).toContain('2013-04-29 to 2025-12-31');
  });

  it('should replay March 2020 with the figures of the data', async () => {
    const [found] = await asked('observed', [{ choice: parseChoice('replay:march-2020'), startDay }]);
    const observed = await panel('observed');
    const at = (iso: string): number => observed.days.indexOf(dayFromIso(iso));
    // The 26th day of the replay is 16 March 2020, when the VIX closed at 82.69 against 14.38 on 19 February.
    const row = observed.days.indexOf(startDay) + 25;
    const { vix } = observed.columns;
    const rise = vix![at('2020-03-16')]! / vix![at('2020-02-19')]!;
    expect(rise).toBeCloseTo(5.75, 2);
    expect(found!.columns.vix![row]! / vix![row]!).toBeCloseTo(rise, 8);
  });
});
