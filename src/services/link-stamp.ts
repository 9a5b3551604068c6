import { ENGINE_VERSION } from '../domain/spec/defaults';
import type { LinkNotice, LinkQuery } from './link-entry';

/** What a shared experiment was made with: the first letters of the data's hash, and the training engine. */
export interface LinkStamp {
  readonly data: string;
  readonly engine: string;
  /** Fingerprint of the own series that the run on the page uses; absent where it uses none. */
  readonly 'own-data'?: string;
}

/** Keys that a shared link carries beside the view state. They are read on arrival and then left out. */
export const STAMP_KEYS = ['data', 'engine', 'own-data'] as const satisfies readonly (keyof LinkStamp)[];

/** Enough of a SHA-256 to tell two datasets apart, short enough to read out. */
const HASH_LETTERS = 12;

/** The stamp of what is made here, from the manifest's hash and the fingerprint of own series. */
export function stampOf(dataHash: string, ownData?: string): LinkStamp {
  const own = ownData === undefined ? {} : { 'own-data': ownData };
  return { data: dataHash.slice(0, HASH_LETTERS), engine: ENGINE_VERSION, ...own };
}

/** The address of a page with the stamp in its link, after what the link says already. */
export function stampedAddress(address: string, stamp: LinkStamp): string {
  const [before = '', hash = '/'] = address.split('#', 2);
  const [path = '/', text = ''] = hash.split('?', 2);
  const query = new URLSearchParams(text);
  if (!query.has('v')) query.set('v', '1');
  for (const key of STAMP_KEYS) {
    const value = stamp[key];
    if (value === undefined) query.delete(key);
    else query.set(key, value);
  }
  return `${before}#${path}?${query.toString()}`;
}

/** The same address with parts of the pages hidden, or for a frame on another page. */
export function sharedAddress(
  address: string,
  { hide, embed }: { readonly hide: readonly string[]; readonly embed: boolean },
): string {
  const [before = '', hash = '/'] = address.split('#', 2);
  const [path = '/', text = ''] = hash.split('?', 2);
  const query = new URLSearchParams(text);
  query.delete('hide');
  query.delete('embed');
  if (hide.length > 0) query.set('hide', hide.join('.'));
  if (embed) query.set('embed', 'yes');
  if (query.size > 0 && !query.has('v')) query.set('v', '1');
  return `${before}#${path}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

/** HTML that shows an address in a frame. */
export function embedCode(address: string, title: string): string {
  const text = (value: string): string => value.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `<iframe src="${text(address)}" title="${text(title)}" width="100%" height="640" style="border:0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`;
}

/** What an arriving link differs in from what is here: said before anything is run with it. */
export function stampNotices(query: LinkQuery, here: LinkStamp): LinkNotice[] {
  const said = (key: keyof LinkStamp): string | null => {
    const value = query[key];
    return typeof value === 'string' && value !== here[key] ? value.slice(0, 24) : null;
  };
  const [data, engine, own] = [said('data'), said('engine'), said('own-data')];
  const notices: LinkNotice[] = [];
  if (data !== null) {
    notices.push({
      title: `This link was made with other data (${data}; here ${here.data}).`,
      hint: 'A run from it gives other figures than its sender saw. Reload the page in case newer data are out.',
    });
  }
  if (engine !== null) {
    notices.push({
      title: `This link was made with training engine ${engine}; here it is ${here.engine}.`,
      hint: 'A run from it may give other figures than its sender saw. Reload the page to get the newest engine.',
    });
  }
  // Where the series are not here at all, the page names them.
  if (own !== null && here['own-data'] !== undefined) {
    notices.push({
      title: 'The own series here hold other values than those this link was made with.',
      hint: 'What follows from them differs from what its sender saw. Take in the same file to see the same.',
    });
  }
  return notices;
}
