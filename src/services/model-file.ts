import { failure, success, type Outcome } from '../contracts/outcome';
import type { TrainingResult } from '../contracts/training-engine';
import { sha256 } from './fetch-file';
import { resultProblem } from './model-file-check';

/*
 * A trained model as one file, all numbers little-endian (docs/model-file.md):
 *   0..7    "MTMODEL" and a line feed
 *   8..11   version of the file's form, uint32
 *   12..15  length of the header in bytes, uint32, a multiple of 4
 *   16..79  SHA-256 of all that follows, 64 hexadecimal digits; zeros where the browser could compute none
 *   80..    header: JSON in UTF-8, filled with spaces; then the parameters, float32
 */
const MAGIC = 'MTMODEL\n';
const VERSION = 1;
const HEADER_AT = 80;
const NO_HASH = '0'.repeat(64);

/** Larger files are not read: the largest model here has some megabytes. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** What such a file is called at its end. */
const MODEL_EXTENSION = 'macrotide';

/** A finished run with its model, scalers and specification as the bytes of a file. */
export async function encodeModel({ report, model }: TrainingResult): Promise<Uint8Array<ArrayBuffer>> {
  const { parameters, ...rest } = model;
  const text = JSON.stringify({ report, model: rest, parameters: parameters.length }, withNaN);
  const plain = new TextEncoder().encode(text);
  const header = new Uint8Array(Math.ceil(plain.length / 4) * 4).fill(0x20);
  header.set(plain);
  const bytes = new Uint8Array(HEADER_AT + header.length + 4 * parameters.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(8, VERSION, true);
  view.setUint32(12, header.length, true);
  bytes.set(header, HEADER_AT);
  const from = HEADER_AT + header.length;
  parameters.forEach((value, i) => view.setFloat32(from + 4 * i, value, true));
  const hash = (await sha256(bytes.slice(HEADER_AT))) ?? NO_HASH;
  bytes.set(new TextEncoder().encode(hash), 16);
  return bytes;
}

/** Reads such a file; what is damaged, newer or no model at all is refused with the reason. */
export async function decodeModel(bytes: Uint8Array<ArrayBuffer>): Promise<Outcome<TrainingResult>> {
  const ascii = (from: number, to: number): string => new TextDecoder().decode(bytes.subarray(from, to));
  if (ascii(0, 8) !== MAGIC) {
    return refused('This is no model of MacroTide', `Choose a file that ends in .${MODEL_EXTENSION}.`);
  }
  if (bytes.length < HEADER_AT) return damaged('it is cut short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version > VERSION) return newer(version);
  const hash = ascii(16, HEADER_AT);
  const found = hash === NO_HASH ? hash : await sha256(bytes.slice(HEADER_AT));
  if (found !== null && found !== hash) return damaged('its content does not fit its check sum');
  const from = HEADER_AT + view.getUint32(12, true);
  const header = from <= bytes.length ? parsed(ascii(HEADER_AT, from)) : null;
  if (!header) return damaged('its header cannot be read');
  if (bytes.length !== from + 4 * Number(header['parameters'])) return damaged('it is cut short');
  const count = Number(header['parameters']);
  const parameters = Float32Array.from({ length: count }, (_, i) => view.getFloat32(from + 4 * i, true));
  return checked(header, parameters);
}

function checked(header: Header, parameters: Float32Array): Outcome<TrainingResult> {
  const { report, model } = header;
  const result = { report, model: { ...(model as object), parameters } };
  const problem = resultProblem(result);
  if (problem)
    return refused(`The file cannot be used: ${problem}`, 'Ask for the file again, or train the model here.');
  return success(result as TrainingResult);
}

type Header = Readonly<Record<string, unknown>>;

function parsed(text: string): Header | null {
  try {
    const value: unknown = JSON.parse(text, fromNaN);
    return typeof value === 'object' ? (value as Header | null) : null;
  } catch {
    return null;
  }
}

/** JSON has no NaN; no text in a report is one of these words. */
function withNaN(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function fromNaN(_key: string, value: unknown): unknown {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value;
}

function refused(reason: string, hint: string): Outcome<never> {
  return failure('bad-input', `${reason}.`, hint);
}

function damaged(reason: string): Outcome<never> {
  return failure('file-damaged', `The file is damaged: ${reason}.`, 'Ask for the file again.');
}

function newer(version: number): Outcome<never> {
  return failure(
    'bad-input',
    `The file was made by a newer MacroTide (version ${version} of the file; this one reads ${VERSION}).`,
    'Reload the page to get the newest MacroTide.',
  );
}
