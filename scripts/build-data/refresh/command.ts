import { readFileSync } from 'node:fs';
import { rawTables } from '../raw';
import { readCpiReleases } from '../readers/releases';
import { writeFiles } from '../write';
import { refreshText } from './report';
import { refresh } from './run';
import { readShipped } from './shipped';

export interface RefreshFolders {
  /** Tables to continue. */
  readonly base: string;
  /** Folder to write. */
  readonly to: string;
  /** A CSV of release dates (reference_month, release_date) for months that the schedule does not list. */
  readonly releases?: string | undefined;
}

const MILLISECONDS_A_DAY = 86_400_000;

/** `npm run data -- --refresh`: the tables of a folder, continued from their original sources. */
export async function refreshCommand({ base, to, releases }: RefreshFolders): Promise<void> {
  const shipped = readShipped(base);
  const result = await refresh(shipped, {
    fetch: globalThis.fetch,
    today: Math.floor(Date.now() / MILLISECONDS_A_DAY),
    releases: releases === undefined ? new Map() : releasesOf(releases),
    log: (line) => console.log(line),
  });
  if (result.files.size > 0) writeFiles(to, result.files);
  console.log(refreshText(result));
}

function releasesOf(path: string): ReadonlyMap<number, number> {
  return readCpiReleases(rawTables(() => readFileSync(path, 'utf8')));
}
