import { describe, expect, it } from 'vitest';
import { COIN_IDS } from '../../../src/domain/catalogue/ids';
import { buildFeatures } from '../../../src/domain/features/build';
import { DEFAULT_FEATURES } from '../../../src/domain/features/catalogue';
import { MACRO_INPUTS } from '../../../src/domain/features/macro-inputs';
import { runRows } from '../../../src/domain/features/run-rows';
import { defaultSpec } from '../../../src/domain/spec/defaults';
import { planRows } from '../../../workers/training/plan-rows';
import { prepareRun } from '../../../workers/training/prepare';
import { shippedPanel } from './shipped-panel';

const panel = shippedPanel();
const lastDay = panel.days.at(-1)!;

describe('runRows', () => {
  it.each(COIN_IDS)('should be the rows that training takes (%s)', (coin) => {
    const spec = { ...defaultSpec({ data: '', lastDay }), coin };
    const ids = [...new Set([...DEFAULT_FEATURES, ...MACRO_INPUTS.map(({ feature }) => feature)])];
    const { fitted, availability, ...plan } = runRows(spec, panel, buildFeatures(panel, coin, { ids }));
    const prepared = prepareRun(spec, panel);
    expect(plan).toEqual(planRows(spec, panel.days, panel.columns[`${coin}_close`]!));
    expect(fitted).toEqual(prepared.fitted);
    expect(availability.leftOut).toEqual(prepared.leftOut);
  });

  it('should say that the days are too few', () => {
    const short = {
      days: panel.days.subarray(0, 20),
      columns: { btc_close: panel.columns['btc_close']!.subarray(0, 20) },
    };
    const spec = defaultSpec({ data: '', lastDay });
    expect(() => runRows(spec, short, buildFeatures(short, 'btc', { ids: ['close'] }))).toThrow(RangeError);
  });
});
