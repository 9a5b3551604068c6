import type { BundleReport, ChunkReport } from '../vite/bundle-report.ts';

/** Chunks that load together with `start`, itself first: what its `import` statements reach. */
export function staticClosure(report: BundleReport, start: ChunkReport): ChunkReport[] {
  const byFile = new Map(report.chunks.map((chunk) => [chunk.file, chunk]));
  const found = new Set<ChunkReport>();
  const queue = [start];
  for (let chunk = queue.pop(); chunk; chunk = queue.pop()) {
    if (found.has(chunk)) continue;
    found.add(chunk);
    for (const file of chunk.imports) {
      const next = byFile.get(file);
      if (next) queue.push(next);
    }
  }
  return [...found];
}

/** Chunks a bundle's entry loads at once. */
export function entryClosure(report: BundleReport): ChunkReport[] {
  return unique(
    report.chunks.filter((chunk) => chunk.isEntry).flatMap((chunk) => staticClosure(report, chunk)),
  );
}

/** The entry's chunks and those of the lazily loaded sources that match `needed`. */
export function closureWith(report: BundleReport, needed: readonly RegExp[]): ChunkReport[] {
  const lazy = report.chunks.filter(
    ({ source }) => source !== null && needed.some((test) => test.test(source)),
  );
  return unique([...entryClosure(report), ...lazy.flatMap((chunk) => staticClosure(report, chunk))]);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
