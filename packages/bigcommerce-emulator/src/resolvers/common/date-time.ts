/** BigCommerce wraps the time in an object that may hold other calendars. */
export function dateTimeExtended(utc: string): { utc: string } {
  return { utc };
}
