import { formatDay, formatNumber } from '../../charts/format';
import { formatMs, type SpeedMarks } from '../../charts/speed';
import type { TableColumn, TableRow } from '../../components/DataTable.vue';
import { BACKEND_LABELS } from '../../components/lab/backends';
import { MODELS } from '../../components/lab/models';
import type { ModelKind } from '../../contracts/run';
import { REFERENCE_MS } from '../../domain/speed/benchmark';
import type { BackendSpeed, MachineSpeed } from '../../domain/speed/shared';
import { fastestOn } from '../../domain/speed/summary';
import { MODEL_KINDS } from '../../domain/spec/fields';

const REFERENCE = 'PyTorch, reference';

/** Names short enough for the foot of a chart. */
export const SHORT_NAMES: Readonly<Record<ModelKind, string>> = {
  fusion: 'MacroFusion',
  transformer: 'Transformer',
  lstm: 'LSTM',
  bilstm: 'BiLSTM',
  encdec: 'EncDec',
  convlstm: 'ConvLSTM',
  cnn: 'CNN',
  mlp: 'MLP',
};

/** "on 14 Dec 2025, 8 logical processors": when and on what something was measured. */
export function machineWords({ day, cores }: MachineSpeed): string {
  const processors = cores === 1 ? '1 logical processor' : `${cores} logical processors`;
  return `measured on ${formatDay(day)}${cores > 0 ? `, ${processors}` : ''}`;
}

/** The page's first sentence. */
export function speedFinding(own: readonly BackendSpeed[], other: MachineSpeed | null): string {
  const here = fastestOn(own, 'fusion');
  const there = other && fastestOn(other.backends, 'fusion');
  const reference = `PyTorch on another machine took ${formatMs(REFERENCE_MS.fusion)}`;
  if (here && there) {
    const [name, ratio] =
      here.ms <= there.ms ? ['faster', there.ms / here.ms] : ['slower', here.ms / there.ms];
    return `This machine trains MacroFusion ${timesWords(ratio)} ${name} than the one in the link: ${formatMs(here.ms)} a step against ${formatMs(there.ms)}`;
  }
  if (here) {
    return `A training step of MacroFusion takes ${formatMs(here.ms)} here, on ${BACKEND_LABELS[here.backend]}; ${reference}`;
  }
  if (there) {
    return `On another machine a training step of MacroFusion takes ${formatMs(there.ms)}, on ${BACKEND_LABELS[there.backend]}. And on yours?`;
  }
  return 'How fast does this machine train?';
}

function timesWords(ratio: number): string {
  return `${formatNumber(ratio, ratio < 10 ? 1 : 0)} times`;
}

/** The marks of the picture: the reference, each backend here, and of the other machine each model's fastest. */
export function speedMarks(own: readonly BackendSpeed[], other: MachineSpeed | null): SpeedMarks[] {
  const marks: SpeedMarks[] = own
    .filter(({ times }) => MODEL_KINDS.some((model) => times[model] !== null))
    .map(({ backend, times }) => ({
      name: BACKEND_LABELS[backend],
      kind: 'own',
      values: MODEL_KINDS.map((model) => times[model]),
    }));
  if (other) {
    const values = MODEL_KINDS.map((model) => fastestOn(other.backends, model)?.ms ?? null);
    marks.push({ name: 'Machine in the link, its fastest', kind: 'other', values });
  }
  const values = MODEL_KINDS.map((model) => REFERENCE_MS[model]);
  return [...marks, { name: REFERENCE, kind: 'reference', values }];
}

/** One row a model: every backend here, the fastest against the reference, and every backend of the other machine. */
export function speedTable(
  own: readonly BackendSpeed[],
  other: MachineSpeed | null,
): { columns: TableColumn[]; rows: TableRow[] } {
  const there = other?.backends ?? [];
  const columns: TableColumn[] = [
    { key: 'model', label: 'Model', heading: true, nowrap: true },
    ...own.map(({ backend }) => ({ key: backend, label: BACKEND_LABELS[backend], numeric: true })),
    { key: 'reference', label: REFERENCE, numeric: true },
    ...(own.length > 0 ? [{ key: 'ratio', label: 'Fastest here ÷ reference', numeric: true }] : []),
    ...there.map(({ backend }) => ({
      key: `other ${backend}`,
      label: `In the link: ${BACKEND_LABELS[backend]}`,
      numeric: true,
    })),
  ];
  const shown = (ms: number | null): string => (ms === null ? '–' : formatMs(ms));
  const rows = MODEL_KINDS.map((model) => {
    const best = fastestOn(own, model);
    const reference = REFERENCE_MS[model];
    return {
      model: MODELS[model].label,
      ...Object.fromEntries(own.map(({ backend, times }) => [backend, shown(times[model])])),
      reference: shown(reference),
      ratio: best && reference !== null ? formatNumber(best.ms / reference, 2) : '–',
      ...Object.fromEntries(there.map(({ backend, times }) => [`other ${backend}`, shown(times[model])])),
    };
  });
  return { columns, rows };
}
