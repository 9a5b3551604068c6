import type { Numbers } from '../../domain/frame';

export interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * A path of an SVG for a positive series on a logarithmic scale: x runs evenly over the width, the smallest
 * value lies at the bottom. Missing values break the line; at most `points` of them are drawn.
 */
export function logPath(values: Numbers, box: Box, points = 240): string {
  const logs = Array.from(values, (value) => Math.log(value));
  const known = logs.filter(Number.isFinite);
  if (known.length < 2) return '';
  const low = known.reduce((a, b) => Math.min(a, b));
  const spread = known.reduce((a, b) => Math.max(a, b)) - low || 1;
  const step = Math.max(1, Math.floor(logs.length / points));
  let path = '';
  let pen = false;
  for (let i = 0; i < logs.length; i += step) {
    const value = logs[i]!;
    if (!Number.isFinite(value)) {
      pen = false;
      continue;
    }
    const x = ((i / (logs.length - 1)) * box.width).toFixed(1);
    const y = ((1 - (value - low) / spread) * box.height).toFixed(1);
    path += `${pen ? 'L' : 'M'}${x} ${y}`;
    pen = true;
  }
  return path;
}
