import { z } from "zod";

const currencySchema = z.strictObject({
  entityId: z.int().positive(),
  code: z.string().length(3),
  name: z.string(),
  symbol: z.string(),
  exchangeRate: z.number().positive(),
  isTransactional: z.boolean(),
});

export const storedSettingsSchema = z.strictObject({
  storeId: z.int().positive(),
  storeHash: z.string().regex(/^[a-z0-9]{1,32}$/),
  storeName: z.string().min(1),
  tagline: z.string(),
  contact: z.strictObject({ address: z.string(), country: z.string(), email: z.string(), phone: z.string() }),
  /** The first is the default. */
  currencies: z.array(currencySchema).min(1),
  /** The first is the default. */
  locales: z.array(z.string().min(2)).min(1),
  passwordMinimumLength: z.int().positive(),
  customerAccessTokenLifetimeSeconds: z.int().positive(),
});

export type StoredCurrency = z.infer<typeof currencySchema>;
export type StoredSettings = z.infer<typeof storedSettingsSchema>;
