import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Manifest } from '../contracts/manifest';
import type { Failure } from '../contracts/outcome';
import { dayFromIso } from '../domain/calendar';
import type { CoinId } from '../domain/catalogue/ids';
import type { Frame } from '../domain/frame';

export interface Halving {
  readonly day: number;
  readonly coin: CoinId;
}

/** Days on which markets learned something. */
export interface NewsDays {
  /** Decisions of the Federal Reserve; `scheduled` has 0 for those between its meetings. */
  readonly fomc: { readonly days: Int32Array; readonly scheduled: Uint8Array };
  readonly cpiReleases: Int32Array;
}

export interface Repair {
  readonly coin: string;
  readonly date: string;
  readonly column: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

/** Days that the data are expected to cover, until the manifest has said so. */
const EXPECTED = { firstDay: dayFromIso('2013-04-29'), lastDay: dayFromIso('2025-12-31') };

/** What this page has read from the tables itself, before and without the database. */
export const useTablesStore = defineStore('tables', () => {
  const manifest = shallowRef<Manifest | null>(null);
  /** Closes and observed indicators on all days. */
  const frame = shallowRef<Frame | null>(null);
  const halvings = shallowRef<readonly Halving[]>([]);
  const newsDays = shallowRef<NewsDays | null>(null);
  const repairs = shallowRef<readonly Repair[] | null>(null);
  const manifestFailure = shallowRef<Failure | null>(null);
  const frameFailure = shallowRef<Failure | null>(null);
  const repairsFailure = shallowRef<Failure | null>(null);
  const span = computed(() =>
    manifest.value
      ? { firstDay: dayFromIso(manifest.value.firstDay), lastDay: dayFromIso(manifest.value.lastDay) }
      : EXPECTED,
  );

  function setManifest(found: Manifest | null, failure: Failure | null = null): void {
    if (found) manifest.value = found;
    manifestFailure.value = failure;
  }
  function setFrame(found: Frame | null, failure: Failure | null = null): void {
    if (found) frame.value = found;
    frameFailure.value = failure;
  }
  function setHalvings(found: readonly Halving[]): void {
    halvings.value = found;
  }
  function setNewsDays(found: NewsDays): void {
    newsDays.value = found;
  }
  function setRepairs(found: readonly Repair[] | null, failure: Failure | null = null): void {
    if (found) repairs.value = found;
    repairsFailure.value = failure;
  }

  return {
    manifest,
    frame,
    halvings,
    newsDays,
    repairs,
    manifestFailure,
    frameFailure,
    repairsFailure,
    span,
    setManifest,
    setFrame,
    setHalvings,
    setNewsDays,
    setRepairs,
  };
});
