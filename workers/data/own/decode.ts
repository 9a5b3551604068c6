import type { ByteSource } from '../../../src/contracts/own-data';
import { sniffEncoding, type Encoding } from '../../../src/domain/own/sniff';

/** Bytes from which the way a file is written is guessed. */
export const SAMPLE_BYTES = 65_536;

/** The first bytes of a file and how they are to be read; refuses what is no text. */
export async function readHead(file: ByteSource): Promise<{ bytes: Uint8Array; encoding: Encoding }> {
  const bytes = await readBytes(file, 0, Math.min(file.size, SAMPLE_BYTES));
  return { bytes, encoding: sniffEncoding(bytes, isUtf8) };
}

/**
 * A piece at a time instead of a stream: the size of the pieces is ours to choose, and with it how soon a
 * cancelled import ends and how much memory it takes.
 */
export async function readBytes(file: ByteSource, start: number, end: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(start, end).arrayBuffer());
}

/** Decodes pieces in a row; a character cut between two of them comes out whole. The byte-order mark is kept. */
export function textDecoder(encoding: Encoding): TextDecoder {
  return new TextDecoder(encoding, { ignoreBOM: true });
}

/** Whether bytes are UTF-8, a sequence cut at their end aside. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
