import { describe, expect, it } from 'vitest';
import { withArticle } from '../../../src/domain/catalogue/spoken';

describe('withArticle', () => {
  it.each([
    ['Federal funds rate', 'the federal funds rate'],
    ['Fed funds', 'Fed funds'],
    ['US dollar index (broad)', 'the US dollar index'],
    ['Dollar', 'the dollar'],
    ['Consumer price index', 'the consumer price index'],
    ['CPI', 'CPI'],
    ['Inflation (CPI, year on year)', 'inflation'],
    ['News balance (transformer)', 'the news balance (transformer)'],
    ['10-year Treasury yield', 'the 10-year Treasury yield'],
    ['Real S&P', 'the real S&P'],
    ['Yield curve (10Y − fed funds)', 'the yield curve'],
  ])('should put "%s" into a sentence as "%s"', (label, words) => {
    expect(withArticle(label)).toBe(words);
  });
});
