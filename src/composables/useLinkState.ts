import { computed, watch, type WritableComputedRef } from 'vue';
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router';
import { DEFAULT_LINK_STATE } from '../contracts/link-defaults';
import type { LinkScope, LinkState } from '../contracts/link-state';
import { formatLink, linkedOwn, parseLink, sameQuery, type LinkQuery } from '../services/link';
import { STAMP_KEYS, stampNotices, stampOf } from '../services/link-stamp';
import { useOwnStore } from '../stores/own';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { ownDataHere } from './own-run';
import { useOwnSeries } from './useOwnSeries';
import { useTables } from './useTables';

/** Changes that follow one another faster than this are one step of the back button. */
const ONE_STEP_MS = 900;

/**
 * Keeps the store and the link's query equal, in both directions, without going in circles: each side is
 * written only where it says something else. Call it once, in the application's root.
 */
export function useLinkState(): void {
  const route = useRoute();
  const router = useRouter();
  const view = useViewStore();
  const tables = useTablesStore();
  const { loadManifest } = useTables();
  let fromLink = false;
  let lastWrite = -Infinity;
  const scope = (): LinkScope => (route.meta['scope'] as LinkScope | undefined) ?? 'all';

  // Before the other direction: the first page may be there already, and what its link got wrong is to be corrected.
  watch(
    () => view.state,
    (state) => {
      const query = formatLink(state, scope());
      // A faulty link is corrected in place: going back must not lead to the fault again.
      const replace = fromLink || performance.now() - lastWrite < ONE_STEP_MS;
      if (!fromLink) lastWrite = performance.now();
      fromLink = false;
      if (route.name === undefined || sameQuery(route.query, query)) return;
      void router[replace ? 'replace' : 'push']({ query });
    },
  );

  watch(
    () => [route.name, route.query] as const,
    ([name, query], before) => {
      // A notice speaks of the page it was given on.
      if (before && before[0] !== name) view.setNotices([]);
      if (name === undefined || sameQuery(query, formatLink(view.state, scope()))) return;
      const parsed = parseLink(query, scope());
      fromLink = true;
      view.patch(parsed.state);
      if (parsed.notices.length > 0) view.setNotices(parsed.notices);
      if (STAMP_KEYS.some((key) => key in query)) void compareStamp(query);
    },
    { immediate: true },
  );

  /** Says so when an arriving link was made with other data or another engine, as soon as the data are known. */
  async function compareStamp(query: LinkQuery): Promise<void> {
    await loadManifest();
    if ('own-data' in query) await useOwnSeries().load();
    if (!tables.manifest) return;
    const own = ownDataHere(linkedOwn(view.state, scope()), useOwnStore().series);
    view.addNotices(stampNotices(query, stampOf(tables.manifest.hash, own)));
  }
}

/** One field of the link's state as a model for a control. */
export function useLinkField<K extends keyof LinkState>(field: K): WritableComputedRef<LinkState[K]> {
  const view = useViewStore();
  return computed({
    get: () => view.state[field],
    set: (value) => view.patch({ [field]: value } as Pick<LinkState, K>),
  });
}

/** Fields of the link that are yes or no. */
type SwitchField = {
  [K in keyof LinkState]: LinkState[K] extends 'no' | 'yes' ? K : never;
}[keyof LinkState];

/** A yes or no of the link as a model for a switch. */
export function useLinkSwitch(field: SwitchField): WritableComputedRef<boolean> {
  const linked = useLinkField(field);
  return computed({
    get: () => linked.value === 'yes',
    set: (on) => (linked.value = on ? 'yes' : 'no'),
  });
}

/** The pages, as the router names them. */
export type PageName = Exclude<LinkScope, 'all'> | SharedPage;

/** Pages without keys of their own. */
const SHARED_PAGES = ['data', 'own', 'learn', 'how', 'guide', 'device', 'design'] as const;
type SharedPage = (typeof SHARED_PAGES)[number];

/** The keys that belong to a page. */
export function scopeOf(page: PageName): LinkScope {
  return SHARED_PAGES.includes(page as SharedPage) ? 'all' : (page as LinkScope);
}

/** Addresses of the other pages that keep what is chosen here; `changes` are made on the way. */
export function usePageLinks(): (page: PageName, changes?: Partial<LinkState>) => RouteLocationRaw {
  const view = useViewStore();
  return (page, changes = {}) => {
    return { name: page, query: formatLink({ ...view.state, ...changes }, scopeOf(page)) };
  };
}

/** The address of a page made ready: what is given, and defaults for the rest, whatever is chosen at present. */
export function readyLink(page: PageName, state: Partial<LinkState>): RouteLocationRaw {
  return { name: page, query: formatLink({ ...DEFAULT_LINK_STATE, ...state }, scopeOf(page)) };
}
