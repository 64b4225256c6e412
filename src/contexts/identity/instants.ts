const MILLISECONDS_OF_SECOND = 1_000;
const SECONDS_OF_HOUR = 3_600;
const HOURS_OF_DAY = 24;

export function secondsAfter(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * MILLISECONDS_OF_SECOND).toISOString();
}

export function secondsBefore(instant: string, seconds: number): string {
  return secondsAfter(instant, -seconds);
}

export function hoursAfter(instant: string, hours: number): string {
  return secondsAfter(instant, hours * SECONDS_OF_HOUR);
}

export function hoursBefore(instant: string, hours: number): string {
  return hoursAfter(instant, -hours);
}

export function daysAfter(instant: string, days: number): string {
  return hoursAfter(instant, days * HOURS_OF_DAY);
}

/** Whole seconds from one instant to a later one, at least 1. */
export function secondsUntil(later: string, instant: string): number {
  return Math.max(1, Math.ceil((Date.parse(later) - Date.parse(instant)) / MILLISECONDS_OF_SECOND));
}
