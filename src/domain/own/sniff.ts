import { OwnDataRefusal } from './refusal';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

interface Signature {
  readonly bytes: readonly number[];
  readonly what: string;
  readonly cure: string;
}

const SAVE_AS_CSV = 'Open it in the program that made it and save the table as CSV.';
const UNPACK = 'Unpack it and choose the CSV file inside.';

/** First bytes of files that people take for tables, or that are sent in their place. */
const SIGNATURES: readonly Signature[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a zip archive or an Excel workbook', cure: SAVE_AS_CSV },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: 'an empty zip archive', cure: SAVE_AS_CSV },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook', cure: SAVE_AS_CSV },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive', cure: UNPACK },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7z archive', cure: UNPACK },
  { bytes: [0x42, 0x5a, 0x68, 0x39], what: 'a bzip2 archive', cure: UNPACK },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'a zstd archive', cure: UNPACK },
  { bytes: [0x50, 0x41, 0x52, 0x31], what: 'a Parquet file', cure: 'Export the table as CSV first.' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image', cure: 'Choose the CSV file with the figures.' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG image', cure: 'Choose the CSV file with the figures.' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a GIF image', cure: 'Choose the CSV file with the figures.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document', cure: 'Choose the CSV file with the figures.' },
];

/**
 * How the first bytes of a file are to be read as text.
 *
 * @param isUtf8 whether the bytes decode as UTF-8, a sequence cut at their end aside
 * @throws OwnDataRefusal when they are no text: nothing at all, a known kind of other file, or zero bytes.
 */
export function sniffEncoding(bytes: Uint8Array, isUtf8: (bytes: Uint8Array) => boolean): Encoding {
  if (bytes.length === 0) {
    throw new OwnDataRefusal('empty', 'The file is empty.', 'Choose a CSV file with a header and rows.');
  }
  const known = SIGNATURES.find((one) => one.bytes.every((byte, i) => bytes[i] === byte));
  if (known) throw new OwnDataRefusal('binary', `The file is ${known.what}, not a CSV text.`, known.cure);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw zeroRefusal(`byte ${zero + 1}`);
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** A file with zero characters is no text. `place` says where the first one is. */
export function zeroRefusal(place: string): OwnDataRefusal {
  const message = `The file is not a text: there is a zero character at ${place}.`;
  return new OwnDataRefusal('binary', message, 'Choose a CSV file, saved as UTF-8 text.');
}
