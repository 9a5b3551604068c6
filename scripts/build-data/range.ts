import { dayFromIso } from '../../src/domain/calendar';

/** Days of the panel. Nothing known after the last is written. */
export const FIRST_DAY = dayFromIso('2013-04-29');
export const LAST_DAY = dayFromIso('2025-12-31');

/** Indicators begin earlier, so that trailing windows are full when the panel starts; CPI a year before that. */
export const MACRO_FIRST_DAY = dayFromIso('2012-01-01');
export const CPI_FIRST_DAY = dayFromIso('2011-01-01');
