import type { PageName } from '../../composables/useLinkState';

/** The pages under Data, in the order in which they are offered. */
export const DATA_PAGES: readonly { readonly name: PageName; readonly word: string }[] = [
  { name: 'data', word: 'Series' },
  { name: 'quality', word: 'Quality' },
  { name: 'frequency', word: 'Frequency' },
  { name: 'features', word: 'Features' },
  { name: 'scaling', word: 'Scaling' },
  { name: 'own', word: 'Own data' },
  { name: 'sql', word: 'SQL' },
];
