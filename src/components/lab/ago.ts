const MINUTE = 60_000;
const STEPS = [
  { unit: 'day', ms: 1440 * MINUTE },
  { unit: 'hour', ms: 60 * MINUTE },
  { unit: 'minute', ms: MINUTE },
] as const;

/** "3 minutes ago", "2 days ago": how long ago a moment was. Both in milliseconds since 1970. */
export function agoWords(moment: number, now: number): string {
  for (const { unit, ms } of STEPS) {
    const count = Math.floor((now - moment) / ms);
    if (count >= 1) return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
  }
  return 'just now';
}
