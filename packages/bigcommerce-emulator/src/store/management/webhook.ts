import { z } from "zod";

/** A subscription to the events of one scope. */
export const storedWebhookSchema = z.object({
  entityId: z.int().positive(),
  /** Of the API account that made it: no other account sees it. */
  clientId: z.string(),
  scope: z.string().min(1),
  destination: z.string().min(1),
  headers: z.record(z.string(), z.string()).nullable().default(null),
  isActive: z.boolean().default(true),
  createdAtSeconds: z.int().nonnegative(),
  updatedAtSeconds: z.int().nonnegative(),
});

export type StoredWebhook = z.infer<typeof storedWebhookSchema>;
