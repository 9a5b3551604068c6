import type { Plugin } from 'vite';

/**
 * Names the scripts of one page in index.html, so that the browser fetches them beside the entry: they would otherwise be
 * found only once the entry has run.
 */
export function firstScreen(page: string): Plugin {
  return {
    name: 'macrotide:first-screen',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const found = new Set<string>();
        const follow = (file: string): void => {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk' || found.has(file)) return;
          found.add(file);
          chunk.imports.forEach(follow);
        };
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith(page)) follow(chunk.fileName);
        }
        if (found.size === 0) throw new Error(`No script of the build is made for ${page}.`);
        return [...found]
          .filter((file) => !html.includes(`./${file}"`))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
            injectTo: 'head',
          }));
      },
    },
  };
}
