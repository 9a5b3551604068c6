import type { BackendId, BackendProbe, RunInfo } from '../../contracts/run';

export const BACKEND_LABELS: Readonly<Record<BackendId, string>> = {
  webgpu: 'WebGPU',
  'webgpu-plain': 'WebGPU, stock kernels',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  'wasm-plain': 'WebAssembly, stock kernels',
  cpu: 'JavaScript',
};

export interface BackendOption {
  readonly value: BackendId | 'auto';
  readonly label: string;
  readonly disabled?: boolean;
}

/** Choices of a list: automatic first; what was tried and cannot be used stays in sight, but off. */
export function backendOptions(probes: readonly BackendProbe[]): BackendOption[] {
  const ids = Object.keys(BACKEND_LABELS) as BackendId[];
  const found = ids.map((value) => {
    const unusable = probes.find((probe) => probe.backend === value)?.usable === false;
    return { value, label: `${BACKEND_LABELS[value]}${unusable ? ' (not here)' : ''}`, disabled: unusable };
  });
  return [{ value: 'auto', label: 'Automatic' }, ...found];
}

export interface BackendReason {
  readonly name: string;
  readonly words: string;
}

/** The answer of each backend that was tried. */
export function backendReasons(probes: readonly BackendProbe[]): BackendReason[] {
  return probes.map((probe) => ({
    name: BACKEND_LABELS[probe.backend],
    words: `${probe.usable ? 'Usable' : 'Cannot be used'}: ${probe.detail}`,
  }));
}

/** Why a run computes where it does, in one sentence. */
export function backendWords(
  backend: BackendId,
  asked: BackendId | 'auto',
  probes: readonly BackendProbe[],
): string {
  const detail = probes.find((probe) => probe.backend === backend)?.detail;
  const name = `${BACKEND_LABELS[backend]}${detail ? ` (${detail})` : ''}`;
  if (asked === backend) return `${name}, as chosen`;
  if (asked !== 'auto') return `${name}, because ${BACKEND_LABELS[asked]} cannot be used here`;
  const refused = probes.filter((probe) => !probe.usable).map((probe) => BACKEND_LABELS[probe.backend]);
  return refused.length > 0
    ? `${name}; not usable here: ${refused.join(', ')}`
    : `${name}, chosen automatically`;
}

export type CalibrationRow = Readonly<Record<'name' | 'speed' | 'words', string>>;

/** Every backend with its speed, or why it has none: the measured ones first, the fastest on top. */
export function calibrationRows({ calibration, probes, backend }: RunInfo): CalibrationRow[] {
  const timings = [...(calibration?.timings ?? [])].sort(
    (a, b) => (a.msPerStep ?? Infinity) - (b.msPerStep ?? Infinity),
  );
  const measured = timings.map((timing) => ({
    name: BACKEND_LABELS[timing.backend],
    speed: timing.msPerStep?.toFixed(timing.msPerStep < 10 ? 2 : 0) ?? '–',
    words: timing.rejected ?? (timing.backend === backend ? 'taken' : 'slower'),
  }));
  const rest = probes.filter((probe) => !timings.some((timing) => timing.backend === probe.backend));
  const others = rest.map((probe) => ({
    name: BACKEND_LABELS[probe.backend],
    speed: '–',
    words: probe.detail,
  }));
  return [...measured, ...others];
}
