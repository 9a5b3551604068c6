import type { ReleaseRule } from './release';

/** Release rules in words, for tooltips and the manifest. */
export const RULE_TEXT: Readonly<Record<ReleaseRule | 'release-date' | 'inputs', string>> = {
  'same-day': 'Known on the same UTC day.',
  'next-day': 'Known from the next calendar day.',
  'next-business-day': "Known from the next New York business day: Friday's rate on Monday.",
  'following-monday':
    'Published weekly: known from the following Monday, or the next business day where that is a federal holiday.',
  'release-date': 'Known from its release date, as a rule in the middle of the following month.',
  inputs: 'Known as soon as each of its inputs is.',
};
