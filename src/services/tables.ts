import type { TableFile } from '../contracts/data-engine';
import type { Manifest, ManifestFile } from '../contracts/manifest';
import { failure, success, type Outcome } from '../contracts/outcome';
import type { Frame } from '../domain/frame';
import { fetchFile, sha256, type Fetch, type FileSource } from './fetch-file';
import { readManifest } from './manifest';
import { overviewFiles, overviewFrame } from './overview-frame';

/** The tables of `public/data`, each fetched once, checked against the manifest and kept. */
export interface TableStore {
  manifest(): Promise<Outcome<Manifest>>;
  file(name: string): Promise<Outcome<TableFile>>;
  /** All tables of the manifest. */
  files(): Promise<Outcome<readonly TableFile[]>>;
  /** What the first chart shows: closes and observed indicators, read without any worker. */
  overview(): Promise<Outcome<Frame>>;
}

export interface TableStoreOptions {
  /** Address of the folder with the manifest, ending in a slash. */
  readonly folder?: string;
  readonly fetch?: Fetch;
}

export function createTableStore(options: TableStoreOptions = {}): TableStore {
  const folder = options.folder ?? new URL('data/', document.baseURI).href;
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const source = (name: string): FileSource => ({ url: new URL(name, folder).href, name, fetch });
  const manifest = remember(async () => {
    const bytes = await fetchFile(source('manifest.json'));
    return bytes.ok ? readManifest(bytes.value) : bytes;
  });
  const kept = new Map<string, () => Promise<Outcome<TableFile>>>();

  const file = async (name: string): Promise<Outcome<TableFile>> => {
    const listing = await manifest();
    if (!listing.ok) return listing;
    const entry = listing.value.files.find((one) => one.file === name);
    if (!entry) return unlisted(name);
    const load = kept.get(name) ?? remember(() => verifiedFile(source(name), entry));
    kept.set(name, load);
    return load();
  };
  const several = async (names: readonly string[]): Promise<Outcome<readonly TableFile[]>> => {
    const outcomes = await Promise.all(names.map(file));
    const failed = outcomes.find((outcome) => !outcome.ok);
    if (failed && !failed.ok) return failed;
    return success(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
  };
  return {
    manifest,
    file,
    files: async () => {
      const listing = await manifest();
      return listing.ok ? several(listing.value.files.map((entry) => entry.file)) : listing;
    },
    overview: remember(async () => {
      const files = await several(overviewFiles());
      return files.ok ? overviewFrame(files.value) : files;
    }),
  };
}

async function verifiedFile(source: FileSource, entry: ManifestFile): Promise<Outcome<TableFile>> {
  const first = await checkedFile(source, entry);
  if (first.ok || first.error.code !== 'file-damaged') return first;
  // A cache on the way may hold a damaged or outdated copy: once more, past all of them.
  return checkedFile({ ...source, afresh: true }, entry);
}

async function checkedFile(source: FileSource, entry: ManifestFile): Promise<Outcome<TableFile>> {
  const bytes = await fetchFile(source);
  if (!bytes.ok) return bytes;
  const hash = await sha256(bytes.value);
  if (hash === null) {
    const hint = 'Open the page over https, or on this machine as http://localhost.';
    return failure(
      'file-damaged',
      `${entry.file} cannot be checked: the browser offers SHA-256 to secure pages only.`,
      hint,
    );
  }
  if (hash === entry.sha256) return success({ name: entry.file, bytes: bytes.value });
  const length = `${bytes.value.byteLength} bytes where the manifest lists ${entry.bytes}`;
  return failure(
    'file-damaged',
    `The data file ${entry.file} is damaged or of another version (${length}; its SHA-256 differs).`,
    'Reload the page; if it stays, clear the data this site has stored and load it again.',
  );
}

function unlisted(name: string): Outcome<never> {
  return failure(
    'file-missing',
    `The manifest lists no file ${name}.`,
    'Reload the page to get the current version.',
  );
}

/** One run of `load` for all who ask at the same time and later; a failure is forgotten, so that asking again tries again. */
function remember<T>(load: () => Promise<Outcome<T>>): () => Promise<Outcome<T>> {
  let kept: Promise<Outcome<T>> | null = null;
  return async () => {
    kept ??= load();
    const running = kept;
    const outcome = await running;
    if (!outcome.ok && kept === running) kept = null;
    return outcome;
  };
}
