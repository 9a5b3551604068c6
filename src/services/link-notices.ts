import { MOST_COVARIATES } from '../domain/spec/own';
import type { LinkEntry, LinkNotice } from './link-entry';

/* What a page says about a link that it cannot follow to the letter: what is wrong, what is shown instead, the cure. */

/** What was packed has been unpacked before a page reads it: what is left of it cannot be read. */
export const DAMAGED: LinkNotice = {
  title: 'This link has lost a part on its way and cannot be read.',
  hint: 'The page is shown as it is at first. Ask for the link again, as a file or by another messenger.',
};

/** What a link's version says; `version` is the one that is read here. */
export function versionNotices(text: string | undefined, version: number): LinkNotice[] {
  if (text === undefined || text === String(version)) return [];
  if (/^\d+$/.test(text) && Number(text) > version) {
    return [
      {
        title: `This link was made by a newer MacroTide (version ${text} of the link; this one reads ${version}).`,
        hint: 'Reload the page with a network to get the newest one, then open the link again. What could be read is shown; the rest is at its default.',
      },
    ];
  }
  return [
    {
      title: `The link's version "${shorten(text)}" does not exist.`,
      hint: `It was read as version ${version}. Copy a fresh link with Share.`,
    },
  ];
}

/** Keys that a page does not know, beside the `names` of those that it does. */
export function unknownNotice(keys: readonly string[], names: readonly string[]): LinkNotice {
  const shown = keys.slice(0, 5).map((key) => `"${shorten(key)}"`);
  const more = keys.length > shown.length ? ` and ${keys.length - shown.length} more` : '';
  return {
    title: `The link asks for ${shown.join(', ')}${more}, which this page does not know.`,
    hint: `It was left out. This page understands: ${names.join(', ')}.`,
  };
}

/** A value that is not possible, and what is shown in its place. */
export function valueNotice(entry: LinkEntry, text: string, fallback: string): LinkNotice {
  const allowed = allowedWords(entry);
  return {
    title: `The link says ${entry.key}=${shorten(text)}, which is not possible; ${fallback || 'the default'} is shown instead.`,
    hint: `"${entry.key}" is ${allowed}.`,
  };
}

function allowedWords(entry: LinkEntry): string {
  if (entry.kind === 'choice') return `one of ${entry.allowed.join(', ')}`;
  if (entry.kind === 'series') return `one of ${entry.allowed.join(', ')}, or an own series such as own_coin`;
  if (entry.kind === 'own-series')
    return `at most ${MOST_COVARIATES} own series such as own_hash_rate, joined by points`;
  if (entry.kind === 'list') return `some of ${listed(entry.allowed)}, joined by points`;
  if (entry.kind === 'text') return `a text of at most ${entry.most} characters`;
  if (entry.kind === 'speed') return 'the figures of a machine, as the page Speed shares them';
  if (entry.kind === 'name') return 'a name in small letters, digits and underscores';
  return `${entry.kind === 'integer' ? 'a whole number' : 'a number'} from ${entry.min} to ${entry.max}`;
}

/** All of a short list; of a long one the first and how many there are. */
function listed(items: readonly string[]): string {
  if (items.length <= 20) return items.join(', ');
  return `${items.slice(0, 8).join(', ')} and ${items.length - 8} more of this kind`;
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
