import { shop } from "./shop";

const parts = new Intl.DateTimeFormat("en-US", {
  timeZone: shop.timeZone,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** How far the shop's clocks are ahead of UTC at a moment, in milliseconds. */
function offsetMs(atMs: number): number {
  const part = Object.fromEntries(parts.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(atMs / 1000) * 1000;
}

/** The moment a day (`2026-11-22`) begins in the shop's time zone, in which the dates of orders are shown too. */
export function startOfDay(day: string): Date {
  const utcMs = Date.parse(`${day}T00:00:00Z`);
  // When the clocks change that day, the offset at the guessed moment is the right one, not the offset at midnight UTC.
  const guessMs = utcMs - offsetMs(utcMs);
  return new Date(utcMs - offsetMs(guessMs));
}

/** The last moment of a day in the shop's time zone. */
export function endOfDay(day: string): Date {
  const nextDay = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return new Date(startOfDay(nextDay).getTime() - 1);
}
