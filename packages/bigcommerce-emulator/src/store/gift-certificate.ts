import { z } from "zod";
import { currencyCodeSchema } from "./input/currency-code.js";
import { textLimits } from "./input/text-limits.js";

const amount = z.number().nonnegative();

export const giftCertificateThemes = [
  "BIRTHDAY",
  "BOY",
  "CELEBRATION",
  "CHRISTMAS",
  "GENERAL",
  "GIRL",
] as const;

export const personSchema = z.strictObject({
  name: z.string().max(textLimits.giftCertificate.name),
  email: z.string().max(textLimits.email),
});

export const storedGiftCertificateSchema = z.strictObject({
  entityId: z.int().positive(),
  /** What the shopper types. Case does not matter. */
  code: z.string().regex(/^[A-Za-z0-9-]{3,50}$/),
  amount,
  /** What is left of the amount. */
  balance: amount,
  currencyCode: currencyCodeSchema,
  message: z.string().nullable().default(null),
  status: z.enum(["ACTIVE", "DISABLED", "EXPIRED", "PENDING"]).default("ACTIVE"),
  sender: personSchema,
  recipient: personSchema,
  theme: z.enum(giftCertificateThemes).default("GENERAL"),
  purchasedAt: z.iso.datetime(),
  /** Null: never. */
  expiresAt: z.iso.datetime().nullable().default(null),
});

export type StoredGiftCertificate = z.infer<typeof storedGiftCertificateSchema>;

/** The gift certificate with the code; case does not matter. */
export function giftCertificateByCode(
  certificates: ReadonlyMap<number, StoredGiftCertificate>,
  code: string,
): StoredGiftCertificate | undefined {
  const wanted = code.trim().toLowerCase();
  return [...certificates.values()].find((certificate) => certificate.code.toLowerCase() === wanted);
}

/** The status at a time: what was active until it expired has expired. */
export function statusAt(
  { status, expiresAt }: StoredGiftCertificate,
  now: Date,
): StoredGiftCertificate["status"] {
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= now.getTime();
  return status === "ACTIVE" && isOver ? "EXPIRED" : status;
}
