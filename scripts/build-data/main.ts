import { parseArgs } from 'node:util';
import { makeManifest } from './manifest';
import { qualityText, reportQuality } from './quality';
import { refreshCommand } from './refresh/command';
import { listSeries } from './series';
import { buildTables } from './tables';
import { toCsv, writeFiles } from './write';

const USAGE = `Usage: npm run data -- --from DIR [--to DIR]
       npm run data -- --refresh [--base DIR] [--to DIR] [--cpi-releases FILE]
  --from          rebuild from a folder of raw files
  --refresh       continue the tables from their original sources on the internet
  --base          folder of the tables to continue, public/data by default
  --to            folder to write, public/data by default (tests pin figures of what is there: try another first)
  --cpi-releases  CSV of reference_month,release_date for months that the Bureau's schedule does not list`;

/** The budget of `public/data`, in bytes. */
const MAX_BYTES = 2_000_000;

/** Rebuilds the tables and the manifest from raw files, or continues them from their sources. */
export function main(args: string[]): void | Promise<void> {
  const { from, to, base, releases } = readArguments(args);
  return from === undefined ? refreshCommand({ base, to, releases }) : rebuild(from, to);
}

/** The same input gives the same bytes. */
function rebuild(from: string, to: string): void {
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

interface Arguments {
  /** Undefined for a refresh. */
  readonly from: string | undefined;
  readonly to: string;
  readonly base: string;
  readonly releases: string | undefined;
}

function readArguments(args: string[]): Arguments {
  const options = {
    from: { type: 'string' },
    refresh: { type: 'boolean', default: false },
    base: { type: 'string', default: 'public/data' },
    to: { type: 'string', default: 'public/data' },
    'cpi-releases': { type: 'string' },
  } as const;
  try {
    const values = parseArgs({ args, options }).values;
    const { from, refresh, base, to } = values;
    if (from !== undefined && refresh) throw new Error('--from and --refresh exclude one another.');
    if (from || refresh) return { from, to, base, releases: values['cpi-releases'] };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${USAGE}`, { cause: error });
  }
  throw new Error(`Name the folder of raw files.\n${USAGE}`);
}
