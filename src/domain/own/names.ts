import { MAX_NAME } from './limits';

/**
 * A text as a name: control characters and marks that turn the direction of writing are dropped, spaces joined,
 * the rest clipped. What looks like HTML stays what it is, a text: whoever shows it must show it as one.
 */
export function cleanName(text: string, longest = MAX_NAME): string {
  const plain = clipped(text, 8 * longest)
    // eslint-disable-next-line no-control-regex -- these are what is dropped
    .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return clipped(plain, longest);
}

/** At most `longest` characters, with an ellipsis where something was cut; no pair of surrogates is torn apart. */
export function clipped(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = longest - 1;
  const torn = text.charCodeAt(end - 1) >= 0xd800 && text.charCodeAt(end - 1) <= 0xdbff;
  return `${text.slice(0, torn ? end - 1 : end)}…`;
}

/** Names of columns as shown: cleaned, with a number where there is none, told apart where two are equal. */
export function columnNames(header: readonly string[] | null, columns: number): string[] {
  const used = new Map<string, number>();
  return Array.from({ length: columns }, (_, i) => {
    const name = cleanName(header?.[i] ?? '') || `Column ${i + 1}`;
    const before = used.get(name) ?? 0;
    used.set(name, before + 1);
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

const LONGEST_ID = 40;

/** Ids of the form `own_<letters and digits>`, one a label, different from each other and from those `taken`. */
export function ownIds(labels: readonly string[], taken: Iterable<string>): string[] {
  const used = new Set(taken);
  return labels.map((label) => {
    const base = slug(label);
    let id = `own_${base}`;
    for (let n = 2; used.has(id); n++) id = `own_${base}_${n}`;
    used.add(id);
    return id;
  });
}

function slug(label: string): string {
  const letters = label
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, LONGEST_ID)
    .replace(/^_+|_+$/g, '');
  return letters || 'series';
}
