import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE_INDICATOR_IDS, COIN_IDS } from '../../../src/domain/catalogue/ids';
import { deriveIndicators, derivedParts } from '../../../src/domain/derived';
import { computeFeatures } from '../../../src/domain/features/build';
import { FEATURES } from '../../../src/domain/features/catalogue';
import { dynamicWeights } from '../../../src/domain/features/dynamic-weights';
import { refreshFeatures, traceFeatures } from '../../../src/domain/features/refresh';
import type { Frame } from '../../../src/domain/frame';
import { syntheticPanel } from './synthetic';

const ROWS = 500;
const panel = syntheticPanel(ROWS, 8);
const DERIVED = ['yield_curve', 'real_yield', 'real_sp500'];

/** The panel with some indicators changed from a row on, and what is derived from them. */
function shocked(ids: readonly string[], row: number): { panel: Frame; changed: Set<string> } {
  const columns: Record<string, Float64Array> = { ...panel.columns };
  for (const id of ids) columns[id] = columns[id]!.map((value, t) => (t < row ? value : value * 1.2 + 1));
  if (ids.includes('cpi') && columns.cpi_yoy) {
    columns.cpi_yoy = columns.cpi_yoy.map((value, t) => (t < row ? value : value + 2));
  }
  const changed = new Set<string>([...ids, ...(ids.includes('cpi') ? ['cpi_yoy'] : [])]);
  for (const id of DERIVED) if (derivedParts(id).some((part) => changed.has(part))) changed.add(id);
  return { panel: deriveIndicators({ days: panel.days, columns }), changed };
}

describe('refreshFeatures', () => {
  it('should equal computing everything, bit for bit, whatever is changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COIN_IDS),
        fc.subarray([...BASE_INDICATOR_IDS], { minLength: 1 }),
        fc.integer({ min: 0, max: ROWS - 1 }),
        (coin, ids, row) => {
          const change = shocked(ids, row);
          const base = traceFeatures(panel, coin, FEATURES);
          const found = refreshFeatures(base, change, { coin, features: FEATURES });
          expect(found.frame).toEqual(computeFeatures(change.panel, coin, FEATURES));
          expect(dynamicWeights(change.panel, coin, { correlations: found.correlations })).toEqual(
            dynamicWeights(change.panel, coin),
          );
        },
      ),
      { numRuns: 8, seed: 3 },
    );
  });

  it('should compute nothing again that the change cannot reach', () => {
    const base = traceFeatures(panel, 'btc', FEATURES);
    const { frame } = refreshFeatures(base, shocked(['vix'], 400), { coin: 'btc', features: FEATURES });
    const renewed = Object.keys(frame.columns).filter((id) => frame.columns[id] !== base.frame.columns[id]);
    expect(renewed).toContain('vix');
    expect(renewed).toContain('spearman_vix_90d');
    expect(renewed.some((id) => id.includes('dxy') && id.startsWith('spearman'))).toBe(false);
    expect(frame.columns.close).toBe(base.frame.columns.close);
    expect(renewed.length).toBeLessThan(FEATURES.length / 2);
  });
});
