import { describe, expect, it } from 'vitest';
import { typeset, typesetHeading } from '../../src/components/typeset';

/** With a visible mark where a line cannot break. */
const set = (text: string): string => typeset(text).replaceAll('\u00a0', '~');

describe('words as they are set on a page', () => {
  it.each([
    ['misses by 3.8 % after 5 days', 'misses by 3.8~% after 5 days'],
    ['the S&P 500: 0.37 on daily changes', 'the S&P~500: 0.37 on daily changes'],
    ['Fed funds rate +200 bp, 30 days before', 'Fed funds rate +200~bp, 30 days before'],
    ['explains the gap (p 0.34), p < 0.01', 'explains the gap (p~0.34), p~<~0.01'],
    ['on 31 Dec 2025', 'on 31~Dec 2025'],
    ['−1.06 % ± 1.49', '−1.06~% ±~1.49'],
    ['3 marches and 1 may', '3 marches and 1 may'],
  ])('should keep figures beside their units: %s', (text, expected) => {
    expect(set(text)).toBe(expected);
  });

  it('should set curly quotation marks and apostrophes', () => {
    expect(set(`Dogecoin's range "9Y" is not`)).toBe('Dogecoin’s range “9Y” is not');
    expect(set("date_trunc('month', date)")).toBe("date_trunc('month', date)");
  });

  it('should end a heading of one sentence without a full stop', () => {
    expect(typesetHeading('It fell to $0.5 by itself.')).toBe('It fell to $0.5 by itself');
    expect(typesetHeading('One sentence. And another.')).toBe('One sentence. And another.');
  });

  it('should change nothing that is set already', () => {
    const text = typeset('On 31 Dec 2025 "VIX" rose 1.2 %, p < 0.01');
    expect(typeset(text)).toBe(text);
  });
});
