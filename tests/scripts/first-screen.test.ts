import { describe, expect, it } from 'vitest';
import { firstScreen } from '../../scripts/vite/first-screen';

type Tags = { attrs: { href: string } }[];
const chunk = (fileName: string, imports: string[], source?: string): object => ({
  ...{ type: 'chunk', fileName, imports, facadeModuleId: source ?? null },
});

function tagsOf(bundle: Record<string, object>, html: string): string[] {
  const { transformIndexHtml } = firstScreen('views/First.vue');
  const { handler } = transformIndexHtml as unknown as {
    handler: (html: string, context: { bundle: object }) => Tags;
  };
  return handler(html, { bundle }).map(({ attrs }) => attrs.href);
}

const bundle = {
  'assets/first.js': chunk('assets/first.js', ['assets/a.js', 'assets/entry.js'], '/src/views/First.vue'),
  'assets/a.js': chunk('assets/a.js', ['assets/b.js']),
  'assets/b.js': chunk('assets/b.js', ['assets/a.js']),
  'assets/entry.js': chunk('assets/entry.js', []),
  'assets/other.js': chunk('assets/other.js', ['assets/a.js'], '/src/views/Other.vue'),
};

describe('firstScreen', () => {
  it('should name every script that the page waits for, once, and none that is named already', () => {
    const html = '<script type="module" src="./assets/entry.js"></script>';
    expect(tagsOf(bundle, html)).toEqual(['./assets/first.js', './assets/a.js', './assets/b.js']);
  });

  it('should fail the build where no script is made for the page any more', () => {
    expect(() => tagsOf({ 'assets/a.js': bundle['assets/a.js'] }, '')).toThrow(/views\/First\.vue/);
  });
});
