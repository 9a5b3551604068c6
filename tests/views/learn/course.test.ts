import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TOUR } from '../../../src/components/tour/steps';
import { COURSE } from '../../../src/views/learn/course';
import { ABOUT, READING } from '../../../src/views/learn/reading';

/** Pages about the pages: they teach, and need no lesson of their own. */
const WITHOUT = ['learn', 'glossary', 'how', 'guide', 'device', 'design', 'unknown'];
const FOUR = ['What you see', 'How it is computed', 'How it misleads', 'Try this'];

/** Name and view file of every route. */
const VIEWS = [
  ...readFileSync('src/router.ts', 'utf8').matchAll(
    /name: '([a-z-]+)',\s+component: \(\) => import\('\.\/([^']+)'\)/g,
  ),
].map(([, name, file]) => ({ name: name!, file: join('src', file!) }));

function lessonOf(view: string): string {
  const source = readFileSync(view, 'utf8');
  const file = /import \w+Lesson from '([^']+)'/.exec(source)?.[1];
  return file ? readFileSync(join(dirname(view), file), 'utf8') : '';
}

describe('the lessons', () => {
  const pages = VIEWS.filter(({ name }) => !WITHOUT.includes(name));

  it('should be one for each page, in the course and in the reading guide', () => {
    const names = pages.map(({ name }) => name).sort();
    expect(names.length).toBeGreaterThan(20);
    expect(COURSE.flatMap(({ lessons }) => lessons.map(({ page }) => page as string)).sort()).toEqual(names);
    expect(READING.map(({ page }) => page as string).sort()).toEqual(names);
  });

  it('should name every other page in the reading guide too, but the guide itself', () => {
    const others = WITHOUT.filter((name) => name !== 'guide' && name !== 'unknown');
    expect(ABOUT.map(({ page }) => page as string).sort()).toEqual(others.sort());
  });

  it.each(pages)(
    'should say on $name what is seen, how it is computed, how it misleads, and what to try',
    ({ file }) => {
      const headings = [...lessonOf(file).matchAll(/<h3>([^<]+)<\/h3>/g)].map(([, words]) => words);
      expect(headings).toEqual(FOUR);
    },
  );

  it('should lead a tour over pages that there are', () => {
    const names = VIEWS.map(({ name }) => name);
    for (const { page } of TOUR) expect(names).toContain(page);
  });

  it('should have no lesson that no page shows', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('Lesson.vue'),
    );
    const shown = pages.map(({ file }) => lessonOf(file));
    for (const file of files) {
      expect(existsSync(join('src', file))).toBe(true);
      expect(shown, file).toContain(readFileSync(join('src', file), 'utf8'));
    }
  });
});
