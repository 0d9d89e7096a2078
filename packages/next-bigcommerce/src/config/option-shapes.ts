import { type Problems, showValue } from "./problems.js";

const functionOptions = [
  "fetch",
  "onEvent",
  "onCustomerRequired",
  "onCustomerSignedOut",
  "resolveCustomerId",
  "resolveCustomerAccessToken",
  "resolveChannelId",
  "resolveClientIp",
  "resolveImpersonation",
  "authorizeImpersonation",
];

/** For callers without types: the options that are no values must be what is called later. */
export function checkOptionShapes(options: object, problems: Problems): void {
  for (const name of functionOptions) {
    const value: unknown = Reflect.get(options, name);
    if (value === undefined || typeof value === "function") continue;
    problems.invalid(`\`${name}\` is ${showValue(value)}; it must be a function, or be left out.`);
  }
  const allChannels: unknown = Reflect.get(options, "allChannels");
  if (allChannels !== undefined && typeof allChannels !== "boolean") {
    problems.invalid(`\`allChannels\` is ${showValue(allChannels)}; it must be true or false.`);
  }
  checkTokenStore(Reflect.get(options, "tokenStore"), problems);
}

function checkTokenStore(store: unknown, problems: Problems): void {
  if (store === undefined) return;
  const has = (method: string) =>
    typeof store === "object" && store !== null && typeof Reflect.get(store, method) === "function";
  const lacking = ["get", "set", "delete"].filter((method) => !has(method));
  if (has("acquireLease") && !has("releaseLease")) lacking.push("releaseLease");
  if (lacking.length === 0) return;
  problems.invalid(
    `\`tokenStore\` lacks ${lacking.join(", ")}. Give redisTokenStore(client), keyvTokenStore(keyv) or a TokenStore of your own, not the client itself.`,
  );
}
