import { describe, expect, it } from 'vitest';
import { DEFAULT_LINK_STATE } from '../../../src/contracts/link-defaults';
import { scopeOf } from '../../../src/composables/useLinkState';
import { formatLink, parseLink } from '../../../src/services/link';
import { ABLATION_KINDS, ablationApplies } from '../../../src/domain/spec/ablation';
import { EXPERIMENTS } from '../../../src/views/learn/experiments';

const READY = EXPERIMENTS.flatMap(({ id, links, next }) => [...links, next].map((link) => ({ id, ...link })));

describe('the guided experiments', () => {
  it('should be five, each with guesses, a page made ready, and a next step', () => {
    expect(EXPERIMENTS).toHaveLength(5);
    for (const { guesses, links, look, meaning } of EXPERIMENTS) {
      expect(guesses.length).toBeGreaterThanOrEqual(3);
      expect(links.length).toBeGreaterThanOrEqual(1);
      expect(look.length).toBeGreaterThanOrEqual(2);
      expect(meaning).toMatch(/^[A-Z].*[.]$/);
    }
  });

  it.each(READY)('should open $page of "$id" without a notice: $words', ({ page, state }) => {
    const query = formatLink({ ...DEFAULT_LINK_STATE, ...state }, scopeOf(page));
    const read = parseLink(query, scopeOf(page));
    expect(read.notices).toEqual([]);
    expect(read.state).toMatchObject(state);
  });

  it('should ask for ablations that there are, of models that they apply to', () => {
    const asked = READY.filter(({ page }) => page === 'ablations').map(({ state }) => state);
    expect(asked).toHaveLength(2);
    for (const { ablation, ablationModel } of asked) {
      const kind = ABLATION_KINDS.find((id) => id === ablation)!;
      expect(kind).toBeDefined();
      expect(ablationApplies({ model: ablationModel! }, kind)).toBe(true);
    }
  });
});
