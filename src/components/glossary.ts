import { CO_MOVEMENT_TERMS } from './glossary/co-movement';
import { DATA_TERMS } from './glossary/data';
import { EVALUATION_TERMS } from './glossary/evaluation';
import { SHOCK_TERMS } from './glossary/shocks';
import type { Term } from './glossary/term';
import { TRAINING_TERMS } from './glossary/training';

/** The one glossary, by subject, in the order in which a reader meets them. */
export const GLOSSARY = [
  { title: 'Data and features', terms: DATA_TERMS },
  { title: 'What moves with what', terms: CO_MOVEMENT_TERMS },
  { title: 'Models and training', terms: TRAINING_TERMS },
  { title: 'How good a forecast is', terms: EVALUATION_TERMS },
  { title: 'Shocks, hedges and alerts', terms: SHOCK_TERMS },
] as const satisfies readonly { readonly title: string; readonly terms: readonly Term[] }[];

export type TermId = (typeof GLOSSARY)[number]['terms'][number]['id'];

const BY_ID: ReadonlyMap<string, Term> = new Map(
  GLOSSARY.flatMap(({ terms }) => terms.map((term: Term) => [term.id, term] as const)),
);

/** A term of the glossary. */
export function definitionOf(id: TermId): Term {
  return BY_ID.get(id)!;
}

/** Letters and figures alone, without case or accents: what a search compares. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The glossary's terms that hold every word of a search in their name, text or source; groups without one are left out. */
export function searchGlossary(search: string): { title: string; terms: Term[] }[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const holds = ({ term, text, source }: Term): boolean => {
    const whole = plain(`${term} ${text} ${source}`);
    return words.every((word) => whole.includes(word));
  };
  return GLOSSARY.map(({ title, terms }) => ({
    title,
    terms: (terms as readonly Term[]).filter(holds),
  })).filter(({ terms }) => terms.length > 0);
}
