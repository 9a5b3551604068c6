/** Characters a line may have, and a record whose quoted fields run over several lines. */
export const MAX_LINE = 1_048_576;
/** Columns a table may have. */
export const MAX_COLUMNS = 512;
/** Numbers kept while a table is read (a time and a value for each chosen column, a row): 0.5 GB. */
export const MAX_NUMBERS = 60_000_000;
/** Unreadable rows and repeated times that are listed one by one; all are counted. */
export const MAX_LISTED = 1_000;
/** Characters of a name, of a unit, and of a text quoted in a list. */
export const MAX_NAME = 60;
export const MAX_UNIT = 24;
export const MAX_QUOTED = 80;
/** Series that one file may become. */
export const MAX_SERIES = 24;
/** Years that a time may fall into: 1900 to 2100. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;
