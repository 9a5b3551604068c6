const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const NO_BREAK = '\u00a0';

/** What belongs together, and would be torn apart at the end of a line. */
const TOGETHER: readonly RegExp[] = [
  /(?<=\d) (?=%|bp\b|ms\b)/g,
  /(?<=S&P) (?=500)/g,
  /(?<=\bp) (?=[<>]? ?0\.)/g,
  /(?<=\bp[ \u00a0][<>]) (?=0\.)/g,
  new RegExp(`(?<=\\b\\d{1,2}) (?=(?:${MONTHS})\\b)`, 'g'),
  /(?<=±) (?=\d)/g,
];

/** Words as they are set on a page: figures keep their units beside them, quotation marks and apostrophes are curly. */
export function typeset(text: string): string {
  const curly = text.replace(/"([^"]*)"/g, '“$1”').replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
  return TOGETHER.reduce((set, between) => set.replace(between, NO_BREAK), curly);
}

/** A heading as it is set: one sentence alone has no full stop. */
export function typesetHeading(text: string): string {
  return typeset(text.replace(/^((?:[^.]|\.(?=\d))*)\.$/, '$1'));
}
