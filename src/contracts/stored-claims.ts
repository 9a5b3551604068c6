import type { Claim } from '../domain/claims/claim';

/** Rows of the claims page that need trained models: files of `public/results`, made by scripts. */
export interface StoredClaims {
  /** Which runs they come from. */
  readonly label: string;
  /** How to make them again. */
  readonly command: string;
  /** Hash of the manifest of the data. */
  readonly data: string;
  /** Version of the training engine; absent in older files. */
  readonly engine?: string;
  readonly claims: readonly Claim[];
}
