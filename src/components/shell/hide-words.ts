import type { HidePart } from '../../contracts/link-state';

/** What a teacher can leave out of a page, in words. */
export const HIDE_WORDS: readonly { readonly part: HidePart; readonly word: string }[] = [
  { part: 'pages', word: 'The other pages' },
  { part: 'range', word: 'Range of dates' },
  { part: 'coins', word: 'Choice of coins' },
  { part: 'share', word: 'Share and theme' },
  { part: 'lessons', word: 'Lessons' },
  { part: 'controls', word: 'Choices above charts' },
  { part: 'settings', word: 'Settings beside charts' },
  { part: 'more-settings', word: 'More settings of a run' },
  { part: 'tables', word: 'Tables below charts' },
  { part: 'tools', word: 'Chart tools' },
];
