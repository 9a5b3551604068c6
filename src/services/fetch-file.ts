import { failure, success, type Outcome } from '../contracts/outcome';

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Where a file is and how it is fetched. */
export interface FileSource {
  readonly url: string;
  /** As messages call it. */
  readonly name: string;
  readonly fetch: Fetch;
  /** Past every cache on the way: a damaged copy would come back otherwise. */
  readonly afresh?: boolean;
}

/** The bytes of a file of our own; a missing file and a web page in its place are failures that name it. */
export async function fetchFile({
  url,
  name,
  fetch,
  afresh = false,
}: FileSource): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  let response: Response;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    response = await fetch(url, afresh ? { cache: 'reload' } : {});
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const hint =
      'Check the network connection and try again; after one complete visit the data are at hand offline.';
    return failure('file-missing', `The data file ${name} could not be fetched: ${words}.`, hint);
  }
  if (!response.ok) {
    const hint = 'Reload the page; if it stays missing, the site was published without it.';
    return failure(
      'file-missing',
      `The data file ${name} is missing: the server answered ${response.status}.`,
      hint,
    );
  }
  if (isWebPage(bytes)) {
    const message = `In place of the data file ${name} the server sent a web page.`;
    const hint = 'Sign in to the network if it asks for it, then reload the page.';
    return failure('file-damaged', message, hint);
  }
  return success(bytes);
}

/** Whether a text begins as HTML does; our tables and the manifest never do. */
function isWebPage(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().startsWith('<');
}

/** SHA-256 in hexadecimal; null where the browser withholds it (a page neither on https nor on localhost). */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
