/** A word of the field, as the glossary and every note on a page tell it. */
export interface Term {
  readonly id: string;
  readonly term: string;
  /** What it is, in a sentence or two. */
  readonly text: string;
  /** How it is computed here, where there is something to compute. */
  readonly formula?: string;
  /** Where it comes from: the paper or the textbook; "this laboratory" for its own conventions. */
  readonly source: string;
}
