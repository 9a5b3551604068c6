import { CHUNK_RULES } from '../vite/chunks.ts';
import type { BundleReport } from '../vite/bundle-report.ts';
import { entryClosure } from './graph.ts';

/** JavaScript a reader needs before the first chart. */
export const FIRST_CHART_BUDGET = 350_000;
/** Tables the site ships, as they lie on disk. */
export const DATA_BUDGET = 2_000_000;

/** Lazily loaded sources that the overview's first chart waits for. */
export const FIRST_CHART_SOURCES = [/^src\/views\/overview\/OverviewView/, /^src\/charts\/register\.ts/];

/** Heavy packages and the only bundle each may appear in. */
const HOMES: readonly { readonly packages: RegExp; readonly entry: string }[] = [
  { packages: /^(?:@duckdb\/|apache-arrow$)/, entry: 'workers/data.worker.ts' },
  { packages: /^@tensorflow\//, entry: 'workers/training.worker.ts' },
  { packages: /^(?:echarts|zrender|vue|vue-router|pinia|reka-ui|@vue\/|@vueuse\/)/, entry: 'index.html' },
];

/** Whether a chunk is made for a part of the package. */
function takesPart(chunk: string, name: string): boolean {
  return CHUNK_RULES.some(
    (rule) => rule.name === chunk && rule.packages.some((own) => own.startsWith(`${name}/`)),
  );
}

function ruleFor(name: string): string | undefined {
  return CHUNK_RULES.find(({ packages }) =>
    packages.some((own) => name === own || name.startsWith(`${own}/`)),
  )?.name;
}

/** Packages in a chunk other than the one named for them. */
export function misplaced(report: BundleReport): string[] {
  return report.chunks.flatMap((chunk) =>
    Object.keys(chunk.packages)
      .filter((name) => (ruleFor(name) ?? chunk.name) !== chunk.name && !takesPart(chunk.name, name))
      .map((name) => `${report.entry}: ${name} is in ${chunk.file}, not in the chunk "${ruleFor(name)}"`),
  );
}

/** Heavy packages in a bundle that must not know them. */
export function strangers(report: BundleReport): string[] {
  const present = report.chunks.flatMap((chunk) => Object.keys(chunk.packages));
  return HOMES.filter(({ entry }) => entry !== report.entry).flatMap(({ packages, entry }) =>
    present
      .filter((name) => packages.test(name))
      .map((name) => `${report.entry} contains ${name}, which belongs to ${entry}`),
  );
}

/** Charts draw themselves later than the frame around them: the page's entry does without. */
export function eager(report: BundleReport): string[] {
  if (report.entry !== 'index.html') return [];
  return entryClosure(report)
    .filter(({ name }) => name === 'echarts')
    .map(({ file }) => `${file} is loaded by the page's entry; import charts lazily`);
}
