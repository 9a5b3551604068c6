const HEADER_BYTES = 8;
const EXPORT_SECTION = 7;

/**
 * A copy of a WebAssembly module that exports only the names which `keep` accepts; everything else is left byte for
 * byte as it was.
 */
export function keepExports(module: Buffer, keep: (name: string) => boolean): Buffer {
  const reader = new Reader(module, HEADER_BYTES);
  const parts = [module.subarray(0, HEADER_BYTES)];
  while (!reader.atEnd) {
    const start = reader.at;
    const id = reader.byte();
    const bytes = reader.number();
    const end = reader.at + bytes;
    if (id === EXPORT_SECTION) parts.push(section(EXPORT_SECTION, filtered(reader, keep)));
    else parts.push(module.subarray(start, end));
    reader.at = end;
  }
  return Buffer.concat(parts);
}

/** The body of an export section: a count, then for each export its name, its kind and its index. */
function filtered(reader: Reader, keep: (name: string) => boolean): Buffer {
  const kept: Buffer[] = [];
  for (let left = reader.number(); left > 0; left--) {
    const start = reader.at;
    const name = reader.text(reader.number());
    reader.byte();
    reader.number();
    if (keep(name)) kept.push(reader.since(start));
  }
  return Buffer.concat([unsigned(kept.length), ...kept]);
}

function section(id: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.of(id), unsigned(body.length), body]);
}

/** LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}

class Reader {
  constructor(
    private readonly bytes: Buffer,
    public at: number,
  ) {}

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.at++];
    if (value === undefined) throw new RangeError('The WebAssembly module ends in the middle of a section.');
    return value;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  text(bytes: number): string {
    this.at += bytes;
    return this.bytes.toString('utf8', this.at - bytes, this.at);
  }

  since(start: number): Buffer {
    return this.bytes.subarray(start, this.at);
  }
}
