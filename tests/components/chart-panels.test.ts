import { parse } from 'vue/compiler-sfc';
import { describe, expect, it } from 'vitest';
import { readSources } from '../architecture/source-files';

/** An attribute of an element: its text, or the expression that it is bound to. */
interface Attribute {
  readonly text: string;
  readonly bound: boolean;
}
interface Use {
  readonly attributes: ReadonlyMap<string, Attribute>;
}
interface Node {
  readonly type: number;
  readonly tag?: string;
  readonly children?: readonly Node[];
  readonly props?: readonly {
    readonly type: number;
    readonly name: string;
    readonly value?: { readonly content: string };
    readonly arg?: { readonly content: string };
    readonly exp?: { readonly content: string };
  }[];
}

const ATTRIBUTE = 6;
const DIRECTIVE = 7;
/** Pictures without a table behind them, or of a measurement whose day stands in their source. */
const WITHOUT_TABLES = [
  'src/views/design/DesignView.vue',
  'src/views/speed/SpeedView.vue',
  'src/components/frequency/LagPanels.vue',
  'src/components/own/OwnSeriesCard.vue',
];
/** Their source comes from whoever shows them, and names the tables of the run. */
const TOLD = ['BandsPanel', 'InsightPanel', 'LossPanel'].map((name) => `src/components/lab/${name}.vue`);

const views = readSources(['src']).filter(({ path }) => path.endsWith('.vue'));

function usesOf(tag: string, text: string): Use[] {
  const found: Use[] = [];
  const walk = (node: Node): void => {
    if (node.tag === tag) found.push(useOf(node));
    node.children?.forEach(walk);
  };
  const { template } = parse(text).descriptor;
  if (template?.ast) walk(template.ast as unknown as Node);
  return found;
}

function useOf({ props = [] }: Node): Use {
  const attributes = new Map<string, Attribute>();
  for (const { type, name, value, arg, exp } of props) {
    if (type === ATTRIBUTE) attributes.set(name, { text: value?.content ?? '', bound: false });
    if (type === DIRECTIVE && name === 'bind' && arg)
      attributes.set(arg.content, { text: exp?.content ?? '', bound: true });
  }
  return { attributes };
}

/** What a picture leaves out of what every picture has. */
function faults(path: string, text: string): string[] {
  return usesOf('ChartPanel', text).flatMap(({ attributes }, i) => {
    const place = `${path}, picture ${i + 1}`;
    const missing = ['title', 'label', 'source', 'option'].filter((name) => !attributes.get(name)?.text);
    const title = attributes.get('title');
    const dumb = title && !title.bound && !/\d/.test(title.text);
    const undated =
      attributes.get('vintage')?.text === 'false' &&
      !WITHOUT_TABLES.includes(path) &&
      !TOLD.includes(path) &&
      !/runSource\(/.test(text);
    return [
      ...missing.map((name) => `${place}: no ${name}`),
      ...(dumb ? [`${place}: a title without a figure`] : []),
      ...(undated ? [`${place}: neither today's tables nor those of a run are named`] : []),
    ];
  });
}

describe('every picture', () => {
  const uses = views.flatMap(({ path, text }) => usesOf('ChartPanel', text).map(() => path));

  it('should have a title with a figure, words for those who hear it, a source and its day', () => {
    expect(uses.length).toBeGreaterThan(35);
    expect(views.flatMap(({ path, text }) => faults(path, text))).toEqual([]);
  });

  it('should be drawn by the panel, which has a table for it', () => {
    const drawn = views.filter(({ text }) => usesOf('EChart', text).length > 0).map(({ path }) => path);
    expect(drawn).toEqual(['src/components/ChartPanel.vue']);
    const panel = views.find(({ path }) => path === drawn[0])!.text;
    // Its own table where a page gives one, else the figures of the picture; the button is there in either case.
    expect(panel).toMatch(/<slot name="table">\s*<FiguresTable/);
    expect(panel).toContain('Show as table');
    expect(panel).not.toMatch(/slots\.table/);
  });

  it('should be caught where it leaves something out', () => {
    const sample =
      '<template><ChartPanel title="Words" :option="option" :vintage="false" label="x" /></template>';
    expect(faults('src/views/X.vue', sample)).toEqual([
      'src/views/X.vue, picture 1: no source',
      'src/views/X.vue, picture 1: a title without a figure',
      "src/views/X.vue, picture 1: neither today's tables nor those of a run are named",
    ]);
  });
});
