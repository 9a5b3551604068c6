import { describe, expect, it } from 'vitest';
import { contrast, correlationColours } from '../../src/charts/correlation-colour';
import { chartTheme, type Palette, type ThemeMode } from '../../src/charts/theme';

const THEMES = (['light', 'dark'] as ThemeMode[]).flatMap((mode) =>
  (['red-green', 'blue-orange'] as Palette[]).map((palette) => chartTheme(mode, palette)),
);

describe('correlationColours', () => {
  it('should give the three named colours at -1, 0 and +1', () => {
    for (const theme of THEMES) {
      const [negative, neutral, positive] = theme.correlation.map((colour) => colour.toLowerCase());
      expect(correlationColours(-1, theme).background).toBe(negative);
      expect(correlationColours(0, theme).background).toBe(neutral);
      expect(correlationColours(1, theme).background).toBe(positive);
    }
  });

  it('should be readable at every value in every theme', () => {
    for (const theme of THEMES) {
      for (let value = -1; value <= 1; value += 0.01) {
        const { background, text } = correlationColours(value, theme);
        expect(contrast(background, text), `${theme.mode} ${theme.palette} ${value}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    }
  });

  it('should leave a missing value without colour', () => {
    expect(correlationColours(NaN, THEMES[0]!).background).toBe('transparent');
  });
});

describe('contrast', () => {
  it('should be 21 between black and white and 1 between equals', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 10);
    expect(contrast('#1F5FBF', '#1F5FBF')).toBe(1);
  });
});

describe('chartTheme', () => {
  it('should keep text at 4.5 : 1 and lines at 3 : 1 on its surface', () => {
    for (const theme of THEMES) {
      for (const text of [theme.ink, theme.muted, theme.accent, theme.good, theme.warn, theme.bad]) {
        expect(contrast(text, theme.surface), `${theme.mode} ${text}`).toBeGreaterThanOrEqual(4.5);
      }
      for (const line of [...Object.values(theme.coins), theme.naive]) {
        expect(contrast(line, theme.surface), `${theme.mode} ${line}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
