import type { ImportResult } from '../domain/own/importer';
import type { Dialect, ImportMapping } from '../domain/own/mapping';
import type { Proposal } from '../domain/own/propose';
import type { Outcome } from './outcome';

export type { ImportResult } from '../domain/own/importer';
export type { ImportMapping } from '../domain/own/mapping';
export type { Proposal } from '../domain/own/propose';

/** What is needed of a File or Blob: its size, and a piece of it at a time. */
export interface ByteSource {
  readonly size: number;
  slice(start: number, end: number): ByteSource;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface InspectRequest {
  readonly file: ByteSource;
  /** Name of the file, with its ending. */
  readonly name: string;
  /** How the file is written, where the reader knows better than detection. */
  readonly dialect?: Partial<Dialect>;
}

export interface ImportRequest {
  readonly runId: string;
  readonly file: ByteSource;
  readonly name: string;
  readonly mapping: ImportMapping;
  /** Ids that series have already. */
  readonly takenIds: readonly string[];
}

export interface ImportProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  /** Rows read so far, the unreadable ones included. */
  readonly rows: number;
}

/** The worker that reads files of the reader's own. Nothing that it reads leaves the machine. */
export interface OwnDataEngine {
  /** Reads the first 64 kB and proposes how to read the rest. */
  inspect(request: InspectRequest): Promise<Outcome<Proposal>>;
  /** Reads all of a file, piece by piece; progress is told ten times a second at most. */
  importFile(
    request: ImportRequest,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Outcome<ImportResult>>;
  /** Gives up an import after the piece that is being read. */
  cancel(runId: string): Promise<void>;
}
