import type { ArchiveRecord, RefusedRecord, RunRecord, WalkRecord } from '../contracts/run-record';
import type { RunReport, RunSpec } from '../contracts/run';
import { SPEC_FIELDS } from '../domain/spec/fields';
import { specHash } from '../domain/spec/hash';
import { parseSpec } from '../domain/spec/parse';
import { isRecord, reportProblem } from './report-check';
import { reviveReport } from './report-numbers';
import { reviveWalk } from './walk-check';

/** What came of reading a file: the good records survive, each bad one is named. */
export interface RunFileContents {
  readonly records: readonly ArchiveRecord[];
  readonly refused: readonly RefusedRecord[];
}

export interface ReadOptions {
  /** Milliseconds since 1970, for reports without a day of their own. */
  readonly now: number;
  /** Called between records, so that a page stays alive. */
  readonly breathe?: () => Promise<void>;
}

const HEAD = '{"format":"macrotide-runs","version":1,"records":[';
const EXPORT_AGAIN = 'Export it again from the MacroTide that made it.';

/** The lines of a file of runs: valid JSON together, one record on each line between the first and the last. */
export function* runFileLines(records: Iterable<ArchiveRecord>): Generator<string> {
  yield HEAD;
  let first = true;
  for (const record of records) {
    yield `${first ? '' : ',\n'}${first ? '\n' : ''}${JSON.stringify(record)}`;
    first = false;
  }
  yield '\n]}\n';
}

/**
 * Reads runs from a text: a file of `runFileLines`, a report as the Lab or the batch command writes it, an array of
 * either, or one of them on each line. A file cut short gives the records before the cut.
 */
export async function readRunFile(text: string, options: ReadOptions): Promise<RunFileContents> {
  const pieces = piecesOf(text);
  const records: ArchiveRecord[] = [];
  const refused: RefusedRecord[] = [];
  for (const { place, text: piece, value } of pieces) {
    const read = readPiece(piece === undefined ? { value } : { text: piece }, options.now);
    if ('problem' in read) refused.push({ place, ...read.problem });
    else records.push(read.record);
    await options.breathe?.();
  }
  return { records, refused };
}

interface Piece {
  readonly place: string;
  /** Unread JSON, or a value that was read already. */
  readonly text?: string;
  readonly value?: unknown;
}

function piecesOf(text: string): Piece[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const begins = lines[0]?.trim() ?? '';
  if (begins === HEAD || (begins.startsWith('{') && begins.endsWith('}'))) return linePieces(lines, begins);
  return wholePieces(text);
}

function linePieces(lines: readonly string[], begins: string): Piece[] {
  const from = begins === HEAD ? 1 : 0;
  const filled = lines
    .map((line, i) => ({ number: i + 1, text: line.trim().replace(/,$/, '') }))
    .slice(from)
    .filter(({ text }) => text !== '' && text !== ']}');
  if (filled.length === 0) {
    return [{ place: 'the file', value: undefined }];
  }
  return filled.map(({ number, text }, i) => ({ place: `record ${i + 1} (line ${number})`, text }));
}

/** A file that some other program has written anew, with its lines broken elsewhere. */
function wholePieces(text: string): Piece[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [{ place: 'the file', text }];
  }
  const list = Array.isArray(value) ? value : isRecord(value) ? value['records'] : undefined;
  if (!Array.isArray(list)) return [{ place: 'the file', value }];
  return list.map((one: unknown, i) => ({ place: `record ${i + 1}`, value: one }));
}

type Read =
  | { readonly record: ArchiveRecord }
  | { readonly problem: { readonly reason: string; readonly cure: string } };

const bad = (reason: string, cure: string = EXPORT_AGAIN): Read => ({ problem: { reason, cure } });

function readPiece({ text, value }: { text?: string; value?: unknown }, now: number): Read {
  let claimed = value;
  if (text !== undefined) {
    try {
      claimed = JSON.parse(text);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return bad(`it is no complete JSON (${said})`);
    }
  }
  if (!isRecord(claimed))
    return bad('it is no run', 'Choose a file that was exported under Runs or in the Lab.');
  return readRecord(migrated(claimed, now));
}

/** The newest form of a run, and of what has a kind. */
const RUN_VERSION = 1;
const WALK_VERSION = 2;

/** Earlier forms as today's. Form 0 is a report alone, as the Lab saves it and the batch command prints it. */
function migrated(
  claimed: Readonly<Record<string, unknown>>,
  now: number,
): Readonly<Record<string, unknown>> {
  if ('report' in claimed || !('specHash' in claimed)) return claimed;
  const report = claimed as unknown as Partial<RunReport & WalkRecord['report']>;
  const isWalk = claimed['kind'] === 'walk-forward';
  return {
    ...(isWalk ? { version: WALK_VERSION, kind: 'walk-forward' } : { version: RUN_VERSION }),
    id: `file-${String(report.specHash)}-${String(report.seconds)}`,
    createdAt: now,
    backend: isWalk ? report.backend : report.info?.backend,
    engine: report.spec?.engine,
    data: report.spec?.data,
    tags: [],
    notes: '',
    report: claimed,
  };
}

function readRecord(claimed: Readonly<Record<string, unknown>>): Read {
  const version = claimed['version'];
  const isWalk = version === WALK_VERSION && claimed['kind'] === 'walk-forward';
  if (typeof version === 'number' && version > RUN_VERSION && !isWalk) {
    return bad(
      `it has version ${version} and this MacroTide reads runs of version ${RUN_VERSION} and walk-forwards of version ${WALK_VERSION}`,
      'Reload the page to get the newest MacroTide.',
    );
  }
  if (version !== RUN_VERSION && !isWalk)
    return bad(`its version is ${JSON.stringify(version) ?? 'missing'}`);
  const envelope = envelopeProblem(claimed);
  if (envelope) return bad(envelope);
  const report = claimed['report'];
  if (!isRecord(report)) return bad('it has no report');
  const spec = parseSpec(report['spec']);
  if (!spec.ok) return bad(`its specification is not valid here: ${spec.problems[0] ?? ''}`);
  if (specHash(spec.spec) !== report['specHash']) {
    return bad('its specification and the hash of it do not fit: one of them was changed');
  }
  if (isWalk) return readWalk(claimed, report, spec.spec);
  return readReport(claimed, { ...report, spec: spec.spec } as unknown as RunReport);
}

function readWalk(
  claimed: Readonly<Record<string, unknown>>,
  told: Readonly<Record<string, unknown>>,
  spec: RunSpec,
): Read {
  try {
    const report = { ...reviveWalk(told, spec.horizon), spec };
    const { id, createdAt, backend, engine, data, tags, notes } = claimed as unknown as WalkRecord;
    const head = { version: WALK_VERSION, kind: 'walk-forward', id, createdAt, backend } as const;
    return { record: { ...head, engine, data, tags, notes, report } };
  } catch (error) {
    return bad(error instanceof RangeError ? error.message : 'its report has another form');
  }
}

function readReport(claimed: Readonly<Record<string, unknown>>, told: RunReport): Read {
  try {
    const report = reviveReport(told);
    const problem =
      report.version === 1 ? reportProblem(report, report.spec.horizon) : 'its report has another form';
    if (problem) return bad(problem);
    const { id, createdAt, backend, engine, data, tags, notes, reproduces } = claimed as unknown as RunRecord;
    const kept = { version: 1 as const, id, createdAt, backend, engine, data, tags, notes, report };
    return { record: reproduces === undefined ? kept : { ...kept, reproduces } };
  } catch (error) {
    return bad(error instanceof RangeError ? error.message : 'its report has another form');
  }
}

const { backend: BACKEND_FIELD } = SPEC_FIELDS;
const BACKENDS: readonly unknown[] =
  BACKEND_FIELD.kind === 'choice' ? BACKEND_FIELD.choices.filter((id) => id !== 'auto') : [];

function envelopeProblem({
  id,
  createdAt,
  backend,
  engine,
  data,
  tags,
  notes,
  reproduces,
}: Readonly<Record<string, unknown>>): string | null {
  const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
  if (!isText(id)) return 'it has no id';
  if (typeof createdAt !== 'number' || !(createdAt >= 0)) return 'it does not say when it was made';
  if (!BACKENDS.includes(backend)) return 'it does not say what it was computed on';
  if (!isText(engine) || !isText(data)) return 'it does not name its engine and its data';
  const areTags = Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
  if (!areTags || typeof notes !== 'string') return 'its tags or its notes are no text';
  return reproduces === undefined || isText(reproduces) ? null : 'the run that it repeats is no name';
}
