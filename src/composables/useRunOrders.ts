import type { RunSpec } from '../contracts/run';
import { dayFromIso } from '../domain/calendar';
import { defaultSpec } from '../domain/spec/defaults';
import type { RunOrder } from '../stores/run-shelf';
import { useOwnStore } from '../stores/own';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { specOf } from './run-spec';
import { useTables } from './useTables';
import { useTraining } from './useTraining';

export interface RunOrders {
  readonly run: ReturnType<typeof useTraining>['run'];
  /** Puts runs into the queue, made from what the Lab's controls say or from the defaults, on the data that are here. */
  place(from: 'lab' | 'defaults', make: (spec: RunSpec) => readonly RunOrder[]): Promise<void>;
}

/** Runs ordered from other pages than the Lab. */
export function useRunOrders(): RunOrders {
  const { run, order } = useTraining();
  const { loadManifest } = useTables();
  const tables = useTablesStore();
  const view = useViewStore();
  const own = useOwnStore();
  return {
    run,
    place: async (from, make) => {
      await loadManifest();
      if (!tables.manifest) return;
      const { hash } = tables.manifest;
      const lastDay = dayFromIso(tables.manifest.lastDay);
      const spec =
        from === 'lab'
          ? specOf(view.state, { hash, lastDay, own: own.series })
          : defaultSpec({ data: hash, lastDay });
      await order(make(spec));
    },
  };
}
