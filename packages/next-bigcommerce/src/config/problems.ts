import { BigCommerceError } from "../errors.js";
import { describeValue } from "../values.js";
import { channelOfPermanentHost } from "./storefront-url.js";

/** What is wrong with one setting. A missing one has no `input`. */
export interface Problem {
  readonly message: string;
  readonly input?: unknown;
}

/** One error for all that is wrong with the configuration. */
export function configurationError(problems: readonly Problem[]): BigCommerceError {
  const isOnlyMissing = problems.every(({ input }) => input === undefined);
  const lines = problems.map(({ message }) => `  - ${message}`);
  return new BigCommerceError(
    isOnlyMissing ? "configuration_missing" : "configuration_invalid",
    `next-bigcommerce is not configured correctly:\n${lines.join("\n")}\nSet the environment variables where the ` +
      "server runs (.env.local in development), or pass the options to createBigCommerce().",
  );
}

/** The message about a wrong value. */
export type Words = (input: unknown) => string;

/** The words for a wrong value, with the value in them, and for one that is not there. */
export function words(wrong: (shown: string) => string, missing?: string): Words {
  return (input) => (input === undefined && missing !== undefined ? missing : wrong(showSetting(input)));
}

const maxShownLength = 20;

/** A refused setting, for a message. Short strings are shown; a longer one may be a secret in the wrong place. */
export function showSetting(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length > maxShownLength
      ? `a list of ${value.length}`
      : `[${value.map(showSetting).join(", ")}]`;
  }
  if (typeof value !== "string") return describeValue(value);
  if (value.length <= maxShownLength || isStoreUrl(value)) return JSON.stringify(value);
  return `a string of ${value.length} characters`;
}

function isStoreUrl(value: string): boolean {
  return channelOfPermanentHost(value.replace(/^https?:\/\//, "").replace(/\/$/, "")) !== undefined;
}
