import { useRoute } from 'vue-router';
import type { HidePart, LinkScope } from '../contracts/link-state';
import { linkedOwn } from '../services/link';
import { packedAddress } from '../services/packed-link';
import { embedCode, sharedAddress, stampedAddress, stampOf } from '../services/link-stamp';
import { useOwnStore } from '../stores/own';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { ownDataHere } from './own-run';
import { useOwnSeries } from './useOwnSeries';
import { useTables } from './useTables';

export interface SharedLinks {
  /** Opens what is on screen. */
  readonly link: string;
  /** Whether a part of it is packed. */
  readonly packed: boolean;
  /** HTML that shows it in a frame on another page. */
  readonly embed: string;
}

/** Addresses of what is on screen, stamped with the data and the engine it was made with. */
export function useShare(): {
  readonly links: (hide: readonly HidePart[]) => Promise<SharedLinks>;
  /** Resolves to whether the system took it, or the reader closed its sheet; null where there is none. */
  readonly hand: ((link: string) => Promise<boolean>) | null;
} {
  const view = useViewStore();
  const tables = useTablesStore();
  const { loadManifest } = useTables();
  const route = useRoute();
  const named = (): readonly string[] =>
    linkedOwn(view.state, (route.meta['scope'] as LinkScope | undefined) ?? 'all');

  async function links(hide: readonly HidePart[]): Promise<SharedLinks> {
    await loadManifest();
    if (named().length > 0) await useOwnSeries().load();
    const { manifest } = tables;
    // Which values of own series the page is about.
    const own = ownDataHere(named(), useOwnStore().series);
    const here = manifest ? stampedAddress(location.href, stampOf(manifest.hash, own)) : location.href;
    const long = sharedAddress(here, { hide, embed: false });
    const link = await packedAddress(long);
    const framed = await packedAddress(sharedAddress(here, { hide, embed: true }));
    return { link, packed: link !== long, embed: embedCode(framed, document.title) };
  }

  /** The share sheet of the system; a reader who closes it has changed their mind, which is no failure. */
  const hand = (url: string): Promise<boolean> =>
    navigator.share({ title: document.title, url }).then(
      () => true,
      (error: unknown) => error instanceof DOMException && error.name === 'AbortError',
    );
  return { links, hand: typeof navigator.share === 'function' ? hand : null };
}
