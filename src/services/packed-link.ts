import type { LinkQuery } from './link-entry';

/** Links longer than this are packed: messengers cut long addresses off, and nobody reads them. */
export const LONG_LINK = 700;
/** No view says more than this; what unpacks to more is no link of ours. */
const MOST_LETTERS = 20_000;

/** The address with its query deflated into one key where that makes it shorter; `v` stays readable. */
export async function packedAddress(address: string): Promise<string> {
  const [before = '', hash = ''] = address.split('#', 2);
  const [path = '/', query = ''] = hash.split('?', 2);
  if (address.length <= LONG_LINK || query === '' || typeof CompressionStream === 'undefined') return address;
  const bytes = await piped(new TextEncoder().encode(query), new CompressionStream('deflate-raw'));
  const version = new URLSearchParams(query).get('v') ?? '1';
  const packed = `${before}#${path}?v=${encodeURIComponent(version)}&z=${base64Url(bytes)}`;
  return packed.length < address.length ? packed : address;
}

/** The query that a packed one holds; null where it is damaged. A key named twice counts by its last value. */
export async function unpackedQuery(text: string): Promise<Record<string, string> | null> {
  try {
    const bytes = await piped(bytesOf(text), new DecompressionStream('deflate-raw'));
    return Object.fromEntries(new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return null;
  }
}

/** The whole query of a link: itself, or what it has packed. A damaged one is left as it is, for the page to say so. */
export async function wholeQuery(query: LinkQuery): Promise<LinkQuery> {
  const { z, ...rest } = query;
  const found = typeof z === 'string' ? await unpackedQuery(z) : null;
  return found && !('z' in found) ? { ...rest, ...found } : query;
}

async function piped(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let letters = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    letters += part.value.length;
    if (letters > MOST_LETTERS) throw new RangeError('This is more than a link can say.');
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
