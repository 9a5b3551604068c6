import { parseArgs } from 'node:util';
import { makeManifest } from './manifest';
import { qualityText, reportQuality } from './quality';
import { listSeries } from './series';
import { buildTables } from './tables';
import { toCsv, writeFiles } from './write';

const USAGE =
  'Usage: npm run data -- --from DIR [--to DIR]\n  --from  folder of raw files\n  --to    folder to write, public/data by default';

/** The budget of `public/data`, in bytes. */
const MAX_BYTES = 2_000_000;

/** Rebuilds the tables and the manifest from raw files; the same input gives the same bytes. */
export function main(args: string[]): void {
  const { from, to } = readArguments(args);
  const { tables, repairs } = buildTables(from);
  const manifest = makeManifest(tables, listSeries());
  const files = new Map(tables.map((table) => [table.file, toCsv(table)]));
  console.log(qualityText(reportQuality(manifest, files, repairs)));
  files.set('manifest.json', `${JSON.stringify(manifest, null, 1)}\n`);
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > MAX_BYTES) throw new Error(`The tables have ${bytes} bytes; at most ${MAX_BYTES} are allowed.`);
  writeFiles(to, files);
  console.log(`${files.size} files, ${bytes} bytes, dataset ${manifest.hash.slice(0, 12)} written to ${to}`);
}

function readArguments(args: string[]): { from: string; to: string } {
  const options = { from: { type: 'string' }, to: { type: 'string', default: 'public/data' } } as const;
  try {
    const { from, to } = parseArgs({ args, options }).values;
    if (from) return { from, to };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`, { cause: error });
  }
  throw new Error(`Name the folder of raw files.\n${USAGE}`);
}
