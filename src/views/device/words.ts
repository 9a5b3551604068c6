import { formatNumber } from '../../charts/format';

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** Bytes in the unit that fits: "29.4 MB". */
export function bytesWords(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${formatNumber(bytes / 1000 ** power, power === 0 || bytes === 0 ? 0 : 1)} ${UNITS[power]!}`;
}

/** The first words of the page. */
export function deviceFinding(kept: number, runs: number): string {
  if (kept === 0) return 'This browser keeps nothing of MacroTide yet';
  const runWords = runs === 0 ? 'no runs of yours' : runs === 1 ? '1 run of yours' : `${runs} runs of yours`;
  return `This browser keeps ${bytesWords(kept)} of MacroTide, and ${runWords}`;
}
