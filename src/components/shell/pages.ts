import type { PageName } from '../../composables/useLinkState';
import type { IconName } from '../icons';

export interface PageEntry {
  readonly name: PageName;
  readonly word: string;
  readonly icon: IconName;
}

/** The rail, top to bottom. On a phone the first five stand in the bottom bar, the rest under "More". */
export const PAGES: readonly PageEntry[] = [
  { name: 'overview', word: 'Overview', icon: 'overview' },
  { name: 'correlation', word: 'Correlation', icon: 'correlation' },
  { name: 'lab', word: 'Lab', icon: 'lab' },
  { name: 'runs', word: 'Compare', icon: 'compare' },
  { name: 'shock', word: 'Shock', icon: 'shock' },
  { name: 'data', word: 'Data', icon: 'data' },
  { name: 'learn', word: 'Learn', icon: 'learn' },
];
