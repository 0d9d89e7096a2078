import { shop } from "@/lib/shop";

const formats = {
  long: new Intl.DateTimeFormat(shop.locale, { dateStyle: "long", timeZone: shop.timeZone }),
  short: new Intl.DateTimeFormat(shop.locale, { dateStyle: "medium", timeZone: shop.timeZone }),
};

/** A day as the shop writes it, in the shop's own time zone; machines read the exact moment. */
export function DateTime({ utc, length = "long" }: { utc: string; length?: keyof typeof formats }) {
  return <time dateTime={utc}>{formats[length].format(new Date(utc))}</time>;
}
