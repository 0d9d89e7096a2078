import { tz } from "@date-fns/tz";
import { endOfDay as endOf, parseISO, startOfDay as startOf } from "date-fns";
import { shop } from "./shop";

const inShop = { in: tz(shop.timeZone) };

/** The moment a day (`2026-11-22`) begins in the shop's time zone, in which the dates of orders are shown too. */
export const startOfDay = (day: string): Date => new Date(startOf(parseISO(day, inShop), inShop).getTime());

/** The last moment of a day in the shop's time zone. */
export const endOfDay = (day: string): Date => new Date(endOf(parseISO(day, inShop), inShop).getTime());
