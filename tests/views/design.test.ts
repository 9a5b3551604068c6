import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COLOUR_ROLES, SPACES, TEXT_SIZES } from '../../src/views/design/tokens';

describe('the page of the design system', () => {
  it('should show every size of type and space, and only tokens that there are', () => {
    const css = readFileSync('src/styles/tokens.css', 'utf8');
    const defined = new Set(css.match(/--[\w-]+(?=:)/g));
    const shown = [...COLOUR_ROLES, ...TEXT_SIZES].map(({ token }) => token).concat(SPACES);
    expect(shown.filter((token) => !defined.has(token))).toEqual([]);
    const scale = [...defined].filter((token) => /^--(text|space)-\d/.test(token));
    expect(scale.filter((token) => !shown.includes(token))).toEqual([]);
  });
});
