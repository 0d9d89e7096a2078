import * as z from "zod/mini";
import { isRecord } from "../values.js";
import { words } from "./problems.js";

/** Options that are used later as they are. Callers without types need the check. */
export const functionOptions = {
  fetch: optionalFunction("fetch"),
  onEvent: optionalFunction("onEvent"),
  onCustomerRequired: optionalFunction("onCustomerRequired"),
  onCustomerSignedOut: optionalFunction("onCustomerSignedOut"),
  resolveCustomerId: optionalFunction("resolveCustomerId"),
  resolveCustomerAccessToken: optionalFunction("resolveCustomerAccessToken"),
  resolveChannelId: optionalFunction("resolveChannelId"),
  resolveClientIp: optionalFunction("resolveClientIp"),
  resolveImpersonation: optionalFunction("resolveImpersonation"),
  authorizeImpersonation: optionalFunction("authorizeImpersonation"),
  allChannels: z.optional(
    z.boolean(words((shown) => `\`allChannels\` is ${shown}; it must be true or false.`)),
  ),
  tokenStore: z.optional(
    z.custom((store) => missingMethods(store).length === 0, {
      abort: false,
      error: ({ input }) =>
        `\`tokenStore\` has no method ${missingMethods(input).join(", ")}. Pass redisTokenStore(client), keyvTokenStore(keyv) or a TokenStore of your own, not the client itself.`,
    }),
  ),
};

function optionalFunction(name: string) {
  return z.optional(
    z.custom(
      (value) => typeof value === "function",
      words((shown) => `\`${name}\` is ${shown}; it must be a function, or left out.`),
    ),
  );
}

function missingMethods(store: unknown): string[] {
  const has = (method: string) => isRecord(store) && typeof store[method] === "function";
  const missing = ["get", "set", "delete"].filter((method) => !has(method));
  if (has("acquireLease") && !has("releaseLease")) missing.push("releaseLease");
  return missing;
}
