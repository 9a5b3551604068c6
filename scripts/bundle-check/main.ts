// Judges the build by bytes: what the first chart costs, and whether each package landed where it belongs.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { REPORT_FOLDER, type BundleReport, type ChunkReport } from '../vite/bundle-report.ts';
import { closureWith } from './graph.ts';
import {
  DATA_BUDGET,
  eager,
  FIRST_CHART_BUDGET,
  FIRST_CHART_SOURCES,
  misplaced,
  strangers,
} from './rules.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const DIST = join(ROOT, 'dist');

export function main(): void {
  const reports = readReports();
  const page = reports.find(({ entry }) => entry === 'index.html');
  if (!page) throw new Error('There is no report of the page. Run `npm run build` first.');
  const first = closureWith(page, FIRST_CHART_SOURCES);
  reports.forEach((report) => printTable(report, first));
  const faults = [
    ...reports.flatMap((report) => [...misplaced(report), ...strangers(report), ...eager(report)]),
    ...overBudget('JavaScript before the first chart (gzip)', sum(first.map(gzipBytes)), FIRST_CHART_BUDGET),
    ...overBudget('public/data', folderBytes(join(DIST, 'data')), DATA_BUDGET),
    ...missing(page),
  ];
  if (faults.length) throw new Error(`\nThe bundle breaks its rules:\n- ${faults.join('\n- ')}`);
}

function readReports(): BundleReport[] {
  const folder = join(ROOT, REPORT_FOLDER);
  if (!existsSync(folder)) throw new Error('There is no report of a build. Run `npm run build` first.');
  return readdirSync(folder)
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as BundleReport)
    .filter(({ chunks }) => chunks.every(({ file }) => existsSync(join(DIST, file))));
}

/** A rule that finds nothing to judge would hold for ever. */
function missing(page: BundleReport): string[] {
  return FIRST_CHART_SOURCES.filter((test) => !page.chunks.some(({ source }) => test.test(source ?? ''))).map(
    (test) =>
      `no chunk is made for ${test.source}: name the sources of the first chart anew in scripts/bundle-check`,
  );
}

function overBudget(label: string, bytes: number, budget: number): string[] {
  console.log(`\n${label}: ${kilobytes(bytes)} of ${kilobytes(budget)} kB`);
  return bytes > budget ? [`${label}: ${bytes} bytes, ${bytes - budget} too many`] : [];
}

function printTable(report: BundleReport, first: readonly ChunkReport[]): void {
  console.log(`\n${report.entry}`);
  for (const chunk of [...report.chunks].sort((a, b) => gzipBytes(b) - gzipBytes(a))) {
    const mark = first.includes(chunk) ? '*' : ' ';
    const packages = Object.keys(chunk.packages).join(' ');
    console.log(
      `${mark} ${kilobytes(gzipBytes(chunk)).padStart(8)} kB  ${chunk.file.padEnd(48)} ${packages}`,
    );
  }
}

function gzipBytes({ file }: ChunkReport): number {
  return gzipSync(readFileSync(join(DIST, file))).length;
}

function folderBytes(folder: string): number {
  if (!existsSync(folder)) return 0;
  return sum(readdirSync(folder).map((name) => statSync(join(folder, name)).size));
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
