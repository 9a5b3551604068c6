import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { PathForecast, RunBands } from '../contracts/run';
import type { RunHead } from '../contracts/run-record';
import { isOwnId, type TargetId } from '../domain/catalogue/ids';
import { useTablesStore } from '../stores/tables';
import { useOwnStore } from '../stores/own';
import { ownProblem } from './own-run';
import { useRunArchive } from './useRunArchive';

export interface RunPaths {
  /** Kept runs of the coin on the data that are here, newest first. */
  readonly runs: ComputedRef<readonly RunHead[]>;
  /** The path of the chosen run from the last known day; null where none is chosen. */
  readonly path: Readonly<ShallowRef<PathForecast | null>>;
  /** What its bands held on its test; null where it has none. */
  readonly bands: Readonly<ShallowRef<RunBands | null>>;
}

/** Paths of trained models, to be laid over a fan. */
export function usePathsOf(coin: Ref<TargetId>, chosen: Ref<string>): RunPaths {
  const { archive, records } = useRunArchive();
  const tables = useTablesStore();
  const own = useOwnStore();
  const runs = computed(() =>
    archive.heads.filter(
      ({ spec, data }) =>
        spec.coin === coin.value &&
        data === tables.manifest?.hash &&
        // The path of a run on other values of an own coin begins at another price.
        (!isOwnId(spec.coin) || ownProblem(spec, own.series) === null),
    ),
  );
  const path = shallowRef<PathForecast | null>(null);
  const bands = shallowRef<RunBands | null>(null);
  watch(
    [chosen, runs],
    async ([id, all]) => {
      const known = all.some((head) => head.id === id);
      const [record] = known ? await records([id]) : [];
      if (chosen.value !== id) return;
      path.value = record?.report.next ?? null;
      bands.value = record?.report.bands ?? null;
    },
    { immediate: true },
  );
  return { runs, path, bands };
}
