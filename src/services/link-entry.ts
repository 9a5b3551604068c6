import type { LinkScope, LinkState } from '../contracts/link-state';

export type LinkField = keyof LinkState;

export type LinkKind =
  | { readonly kind: 'choice'; readonly allowed: readonly string[] }
  | { readonly kind: 'list'; readonly allowed: readonly string[] }
  /** One of those allowed, or a series of the reader's own: whether it is on this machine, the page says. */
  | { readonly kind: 'series'; readonly allowed: readonly string[] }
  /** Series of the reader's own, sorted. */
  | { readonly kind: 'own-series' }
  /** A name of something in a catalogue that is not at hand here; the page says where there is none such. */
  | { readonly kind: 'name' }
  /** Free text of at most so many characters, or the figures of a machine as `domain/speed/shared` writes them. */
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'speed' }
  | { readonly kind: 'integer' | 'number'; readonly min: number; readonly max: number };

export type LinkEntry = LinkKind & {
  readonly field: LinkField;
  /** The name in the link. Two pages may use one name for keys of their own. */
  readonly key: string;
  readonly scope: LinkScope;
};

export interface LinkNotice {
  readonly title: string;
  readonly hint: string;
}

/** A query as the router gives it: a repeated key comes as a list, of which the last counts. */
export type LinkQuery = Readonly<Record<string, unknown>>;
