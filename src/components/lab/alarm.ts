import { DIRECTION_LIMIT, type LeakAlarm } from '../../domain/backtest/leak-alarm';

/** What to make of leak alarms, in a title and a hint. */
export interface AlarmAdvice {
  readonly title: string;
  readonly hint: string;
  /** Every one of them is what a forecast of nothing but "down" would set off too. */
  readonly explained: boolean;
}

/** "Always up" on the rows of an alarm about direction, percent. */
function alwaysUpOf({ limit }: LeakAlarm): number {
  return limit - DIRECTION_LIMIT;
}

/**
 * Whether a direction that passes the limit needs no leak: where prices fell on most days, "always down" is right more
 * often than "always up", and a forecast that leans down passes it without knowing anything.
 */
export function needsNoLeak(alarm: LeakAlarm): boolean {
  if (alarm.rule !== 'direction') return false;
  const alwaysDown = 100 - alwaysUpOf(alarm);
  return alwaysDown > 50 && alarm.measured <= alwaysDown + DIRECTION_LIMIT;
}

/** Plain words on alarms that ring, without crying wolf where the reason is at hand. */
export function alarmAdvice(alarms: readonly LeakAlarm[]): AlarmAdvice {
  const harmless = alarms.filter(needsNoLeak);
  const lowest = Math.min(...harmless.map(alwaysUpOf));
  const why =
    harmless.length === 0
      ? ''
      : `Prices fell on most of these days: “always up” is right on ${lowest.toFixed(1)} %, so a forecast of “down” every day is right on about ${(100 - lowest).toFixed(1)} % and may ring the alarm without having seen the future.`;
  if (harmless.length === alarms.length && alarms.length > 0) {
    return {
      explained: true,
      title: 'The leak alarm rings, where “down” every day could ring it too.',
      hint: `${why} No proof of honesty either: look once where the inputs come from.`,
    };
  }
  return {
    explained: false,
    title: 'Too good to be true: look for a leak before believing it.',
    hint: `On daily prices such a result is nearly always a leak: something in the inputs knew the future.${
      why === '' ? '' : ` For ${harmless.length} of the ${alarms.length} there is another reason. ${why}`
    }`,
  };
}
