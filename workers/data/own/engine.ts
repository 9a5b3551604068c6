import { failure, success, type Outcome } from '../../../src/contracts/outcome';
import type {
  ImportProgress,
  ImportRequest,
  ImportResult,
  InspectRequest,
  OwnDataEngine,
  Proposal,
} from '../../../src/contracts/own-data';
import { createImporter } from '../../../src/domain/own/importer';
import { proposeMapping } from '../../../src/domain/own/propose';
import { OwnDataRefusal } from '../../../src/domain/own/refusal';
import { readBytes, readHead, textDecoder } from './decode';
import { nextTask } from './next-task';
import { Throttle } from './throttle';

/** Bytes read at a time: some 20 ms of work, after which a cancel is heard. */
const PIECE_BYTES = 1_048_576;

export interface ImportOptions {
  /** Milliseconds of a steady clock. */
  readonly now?: () => number;
  readonly pieceBytes?: number;
}

type OnProgress = (progress: ImportProgress) => void;

/** Reads own files: text into rows into daily series, in pieces. */
export class FileImportEngine implements OwnDataEngine {
  readonly #cancelled = new Set<string>();

  constructor(private readonly options: ImportOptions = {}) {}

  inspect({ file, name, dialect = {} }: InspectRequest): Promise<Outcome<Proposal>> {
    return refusalsAsValues(name, async () => {
      const { bytes, encoding } = await readHead(file);
      const complete = bytes.length >= file.size;
      const text = textDecoder(dialect.encoding ?? encoding).decode(bytes, { stream: !complete });
      const fileName = name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
      return success(proposeMapping({ text, complete }, { encoding, fileName, dialect }));
    });
  }

  importFile(request: ImportRequest, onProgress: OnProgress): Promise<Outcome<ImportResult>> {
    return refusalsAsValues(request.name, async () => {
      try {
        return await this.#read(request, onProgress);
      } finally {
        this.#cancelled.delete(request.runId);
      }
    });
  }

  cancel(runId: string): Promise<void> {
    this.#cancelled.add(runId);
    return Promise.resolve();
  }

  async #read(request: ImportRequest, onProgress: OnProgress): Promise<Outcome<ImportResult>> {
    const { file, mapping, runId } = request;
    const { now = () => performance.now(), pieceBytes = PIECE_BYTES } = this.options;
    // What is refused by its first bytes is refused whatever was confirmed.
    await readHead(file);
    const importer = createImporter(mapping, { source: request.name, takenIds: request.takenIds });
    const decoder = textDecoder(mapping.dialect.encoding);
    const progress = new Throttle(now, onProgress);
    for (let start = 0; start < file.size; start += pieceBytes) {
      const end = Math.min(file.size, start + pieceBytes);
      const bytes = await readBytes(file, start, end);
      await nextTask();
      if (this.#cancelled.has(runId)) return cancelled(request.name);
      importer.push(decoder.decode(bytes, { stream: true }));
      progress.tell({ bytes: end, totalBytes: file.size, rows: importer.rows });
    }
    importer.push(decoder.decode());
    const result = importer.finish();
    progress.last({ bytes: file.size, totalBytes: file.size, rows: importer.rows });
    return success(result);
  }
}

function cancelled(name: string): Outcome<never> {
  return failure('cancelled', `The import of ${name} was cancelled.`, 'Start it again at any time.');
}

/** A refusal becomes a failure with its cure; so does a file that can no longer be read. */
async function refusalsAsValues<T>(name: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OwnDataRefusal) return failure('bad-input', error.message, error.hint);
    const words = error instanceof Error ? error.message : String(error);
    const hint = 'It may have been moved, changed or locked since it was chosen. Choose it again.';
    return failure('bad-input', `${name} could not be read: ${words}`, hint);
  }
}
