import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../scripts/experiment/known-panel';
import { moved, weightsMove } from '../../scripts/weights-claim';
import type { StoredClaims } from '../../src/contracts/stored-claims';
import { ENGINE_VERSION } from '../../src/domain/spec/defaults';

describe('the claim about dynamic weights', () => {
  it('should count the forecasts that move, and by how much at most', () => {
    expect(moved({ forecast: [100, 200] }, { forecast: [101, 196] })).toBeCloseTo(2, 12);
    const claim = weightsMove([
      { day: 17_000, percent: 0.5 },
      { day: 16_985, percent: 0 },
    ]);
    expect(claim.finding).toBe(
      'With all weights equal, 1 of 2 forecasts of the same model move, by 0.25 % on the mean.',
    );
    expect(claim.honest.figures.map(({ value }) => value)).toEqual([1, 0.25, 0, 0.5]);
  });
});

describe('the stored claim about dynamic weights', () => {
  const stored = JSON.parse(readFileSync('public/results/weights-claim.json', 'utf8')) as StoredClaims;

  it('should be of these data and this engine: make it again by its command where it is not', () => {
    expect(stored.data).toBe(readManifest('public/data').hash);
    expect(stored.engine).toBe(ENGINE_VERSION);
  });

  it('should show that the forecast moves when the weights change', () => {
    const [claim] = stored.claims;
    expect(claim).toMatchObject({ id: 'dynamic-weights', source: 'stored' });
    const [moving, mean] = claim!.honest.figures;
    expect(moving!.value).toBeGreaterThan(0);
    expect(mean!.value).toBeGreaterThan(0);
  });
});
