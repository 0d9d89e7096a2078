import { isRecord } from "../values.js";
import { type Problem, showSetting } from "./problems.js";

const functionNames = [
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

/** What is wrong with the options that are used later as they are; callers without types need the check. */
export function findOptionProblems(options: Readonly<Record<string, unknown>>): readonly Problem[] {
  const problems: Problem[] = [];
  const refuse = (name: string, message: (input: unknown) => string) =>
    problems.push({ input: options[name], message: message(options[name]) });
  for (const name of functionNames) {
    if (options[name] === undefined || typeof options[name] === "function") continue;
    refuse(name, (input) => `\`${name}\` is ${showSetting(input)}; it must be a function, or left out.`);
  }
  const { allChannels, tokenStore } = options;
  if (allChannels !== undefined && typeof allChannels !== "boolean")
    refuse("allChannels", (input) => `\`allChannels\` is ${showSetting(input)}; it must be true or false.`);
  const missing = tokenStore === undefined ? [] : missingMethods(tokenStore);
  if (missing.length > 0)
    refuse(
      "tokenStore",
      () =>
        `\`tokenStore\` has no method ${missing.join(", ")}. Pass redisTokenStore(client), keyvTokenStore(keyv) or a TokenStore of your own, not the client itself.`,
    );
  return problems;
}

function missingMethods(store: unknown): string[] {
  const has = (method: string) => isRecord(store) && typeof store[method] === "function";
  const missing = ["get", "set", "delete"].filter((method) => !has(method));
  if (has("acquireLease") && !has("releaseLease")) missing.push("releaseLease");
  return missing;
}
