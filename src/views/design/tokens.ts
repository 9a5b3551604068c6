/** The roles of `styles/tokens.css`, in the order in which a page is built up. */
export const COLOUR_ROLES: readonly { readonly token: string; readonly role: string }[] = [
  { token: '--page', role: 'behind everything' },
  { token: '--surface', role: 'panels' },
  { token: '--raised', role: 'what floats' },
  { token: '--sunken', role: 'heads of tables, what is pressed' },
  { token: '--ink', role: 'text' },
  { token: '--muted', role: 'text beside it' },
  { token: '--hairline', role: 'borders' },
  { token: '--control', role: 'edges of controls' },
  { token: '--accent', role: 'actions, links, focus' },
  { token: '--accent-soft', role: 'where one is' },
  { token: '--good', role: 'better than naive' },
  { token: '--warn', role: 'take care' },
  { token: '--bad', role: 'worse, failed' },
  { token: '--btc', role: 'Bitcoin' },
  { token: '--eth', role: 'Ethereum' },
  { token: '--ltc', role: 'Litecoin' },
  { token: '--doge', role: 'Dogecoin' },
];

export const TEXT_SIZES: readonly { readonly token: string; readonly use: string }[] = [
  { token: '--text-32', use: 'One figure that matters' },
  { token: '--text-24', use: 'The finding of a page' },
  { token: '--text-18', use: 'The finding of a picture' },
  { token: '--text-15', use: 'Text, at most 72 letters a line' },
  { token: '--text-13', use: 'Controls, tables, definitions' },
  { token: '--text-12', use: 'Sources, units, hints' },
];

export const SPACES = [
  '--space-1',
  '--space-2',
  '--space-3',
  '--space-4',
  '--space-5',
  '--space-6',
  '--space-8',
] as const;
