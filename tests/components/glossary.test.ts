import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { definitionOf, GLOSSARY, searchGlossary } from '../../src/components/glossary';

const TERMS = GLOSSARY.flatMap(({ terms }) => [...terms]);

function components(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.vue'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

describe('the glossary', () => {
  it('should name every term once, with a sentence and a source', () => {
    expect(new Set(TERMS.map(({ id }) => id)).size).toBe(TERMS.length);
    expect(new Set(TERMS.map(({ term }) => term)).size).toBe(TERMS.length);
    for (const { id, text, source } of TERMS) {
      expect(id).toMatch(/^[a-z-]{2,40}$/);
      expect(text, id).toMatch(/[.]$/);
      expect(text.length, id).toBeLessThan(320);
      expect(source, id).not.toMatch(/[.]$/);
    }
  });

  it('should have every term that a page speaks of', () => {
    const known = new Set<string>(TERMS.map(({ id }) => id));
    const used = [...components('src/components'), ...components('src/views')]
      .flatMap((text) => [...text.matchAll(/<TermNote\s+id="([^"]+)"/g)])
      .map((match) => match[1]!);
    expect(used.length).toBeGreaterThan(15);
    expect(used.filter((id) => !known.has(id))).toEqual([]);
  });

  it('should find terms by every word of a search, whatever their case and accents', () => {
    const ids = (search: string): string[] =>
      searchGlossary(search).flatMap(({ terms }) => terms.map(({ id }) => id));
    expect(ids('')).toHaveLength(TERMS.length);
    expect(ids('SPEARMAN')).toContain('spearman');
    expect(ids('jorda surprise')).toEqual(['response']);
    expect(ids('no such word anywhere')).toEqual([]);
  });

  it('should give the definition of an id', () => {
    expect(definitionOf('skill').formula).toBe('100 · (1 − RMSE ÷ RMSE of naive)');
  });
});
