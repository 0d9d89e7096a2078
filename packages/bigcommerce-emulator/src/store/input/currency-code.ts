import { z } from "zod";

/** As ISO 4217 has it. With anything else no amount can be formatted. */
export const currencyCodeSchema = z.string().regex(/^[A-Z]{3}$/, "must be three capital letters such as USD");
