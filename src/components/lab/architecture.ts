import type { ArchitectureShape, LayerSummary } from '../../domain/spec/architecture';
import { totalParameters } from '../../domain/spec/architecture';

/** One row of the drawn architecture. Inputs have no parameters. */
export interface ArchitectureRow {
  readonly kind: 'input' | 'layer';
  readonly label: string;
  /** "7 × 100": what it answers for one window. */
  readonly shape: string;
  readonly parameters: string;
  /** Its part of all parameters, 0..1. */
  readonly share: number;
}

/** The layers as rows, each input before the layer that reads it. */
export function architectureRows(
  layers: readonly LayerSummary[],
  { steps, features, macro }: ArchitectureShape,
): ArchitectureRow[] {
  const total = totalParameters(layers);
  const inputs: Readonly<Record<'days' | 'macro', ArchitectureRow>> = {
    days: input(`Input: ${steps} days of ${features} features`, [steps, features]),
    macro: input(`Input: ${macro} macro indicators of the last day`, [macro]),
  };
  return layers.flatMap(({ from, label, output, parameters }, i) => {
    const row: ArchitectureRow = {
      kind: 'layer',
      label,
      shape: output.join(' × '),
      parameters: parameters > 0 ? parameters.toLocaleString('en-US') : 'no',
      share: parameters / total,
    };
    const again = from === 'days' && i > 0;
    return from && !again ? [inputs[from], row] : [row];
  });
}

function input(label: string, shape: readonly number[]): ArchitectureRow {
  return { kind: 'input', label, shape: shape.join(' × '), parameters: '', share: 0 };
}
