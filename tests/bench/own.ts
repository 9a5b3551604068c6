import { Blob } from 'node:buffer';
import type { ByteSource } from '../../src/contracts/own-data';
import { createRandom } from '../../src/domain/random';
import { pearson } from '../../src/domain/stats/correlation';
import { FileImportEngine } from '../../workers/data/own/engine';

export interface OwnDataResult {
  readonly name: string;
  readonly rows: number;
  readonly ms: number;
  /** Resident memory of the whole process at its highest, the generated file included. */
  readonly bytes: number;
}

const MILLION = 1_000_000;
const SIZES = [10_000, 100_000, MILLION] as const;

/** Loading tables of own minutes, folding them to days and correlating the daily changes of two of the columns. */
export async function ownData(sizes: readonly number[] = SIZES): Promise<OwnDataResult[]> {
  await measured(minuteTable(10_000), 10_000);
  const results: OwnDataResult[] = [];
  for (const rows of sizes) results.push(await measured(minuteTable(rows), rows));
  return results;
}

async function measured(file: ByteSource, rows: number): Promise<OwnDataResult> {
  (globalThis as { gc?: () => void }).gc?.();
  let highest = process.memoryUsage().rss;
  const watch = (): void => {
    highest = Math.max(highest, process.memoryUsage().rss);
  };
  const started = performance.now();
  await loadAndCorrelate(file, watch);
  const ms = performance.now() - started;
  watch();
  return { name: 'own minutes: load, aggregate, correlate', rows, ms, bytes: highest };
}

async function loadAndCorrelate(file: ByteSource, watch: () => void): Promise<number> {
  const engine = new FileImportEngine();
  const name = 'minutes.csv';
  const proposal = await engine.inspect({ file, name });
  if (!proposal.ok) throw new Error(proposal.error.message);
  const request = { runId: 'bench', file, name, mapping: proposal.value.mapping, takenIds: [] };
  const imported = await engine.importFile(request, watch);
  if (!imported.ok) throw new Error(imported.error.message);
  const [first, second] = imported.value.series.map(({ observations }) => changes(observations.values));
  if (!first || !second) throw new Error('The generated table has lost its columns.');
  return pearson(first, second);
}

function changes(values: Float64Array): Float64Array {
  return values.map((value, i) => (i === 0 ? NaN : Math.log(value / values[i - 1]!)));
}

/** What a million rows take, told beside the memory of the pages. */
export async function ownMemory(): Promise<{ readonly name: string; readonly bytes: number }> {
  const [{ bytes }] = (await ownData([MILLION])) as [OwnDataResult];
  return { name: 'process while a million own rows are loaded', bytes };
}

const LINES_A_PART = 10_000;

/** Two prices that wander together, one row a minute from 2020 on. */
function minuteTable(rows: number): ByteSource {
  const random = createRandom(20_200_101);
  const start = Date.UTC(2020, 0, 1);
  const parts: Uint8Array[] = [];
  let lines = ['time,coin,index'];
  let [coin, index] = [100, 1000];
  for (let i = 0; i < rows; i++) {
    const common = random.normal();
    coin *= 1 + 0.001 * (common + random.normal());
    index *= 1 + 0.001 * (common + random.normal());
    const time = new Date(start + i * 60_000).toISOString().slice(0, 19);
    lines.push(`${time}Z,${coin.toFixed(6)},${index.toFixed(6)}`);
    if (lines.length < LINES_A_PART && i + 1 < rows) continue;
    parts.push(new TextEncoder().encode(`${lines.join('\n')}\n`));
    lines = [];
  }
  return new Blob(parts);
}
