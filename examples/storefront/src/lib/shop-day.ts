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

/** The moment a day (`2026-11-22`) begins where the shop is; dates of orders are shown in the same time zone. */
export function startOfDay(day: string): Date {
  const utcMs = Date.parse(`${day}T00:00:00Z`);
  // The offset is that of the moment itself, which a change of the clocks can set apart from that of the first guess.
  const guessMs = utcMs - offsetMs(utcMs);
  return new Date(utcMs - offsetMs(guessMs));
}

/** The last moment of a day where the shop is. */
export function endOfDay(day: string): Date {
  const nextDay = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return new Date(startOfDay(nextDay).getTime() - 1);
}
