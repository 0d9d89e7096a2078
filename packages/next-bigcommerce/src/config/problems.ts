import { BigCommerceError } from "../errors.js";

interface Problem {
  readonly kind: "missing" | "invalid";
  readonly text: string;
}

/** What is wrong with the configuration, to be told at once. */
export class Problems {
  readonly list: Problem[] = [];

  missing(text: string): void {
    this.list.push({ kind: "missing", text });
  }

  invalid(text: string): void {
    this.list.push({ kind: "invalid", text });
  }

  throwAny(): void {
    if (this.list.length === 0) return;
    const code = this.list.every(({ kind }) => kind === "missing")
      ? "configuration_missing"
      : "configuration_invalid";
    const lines = this.list.map(({ text }) => `  - ${text}`).join("\n");
    throw new BigCommerceError(
      code,
      `next-bigcommerce is not configured:\n${lines}\nSet the environment variables where the server runs ` +
        "(.env.local in development), or pass the options to createBigCommerce().",
    );
  }
}

const maxShownLength = 20;
const storeAddress = /^(https?:\/\/)?store-[a-z0-9]{1,16}(-\d+)?\.mybigcommerce\.com\/?$/;

/** A refused value as a message may repeat it: a long text may be a secret that was put in the wrong place. */
export function showValue(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (Array.isArray(value)) {
    return value.length > maxShownLength
      ? `a list of ${value.length}`
      : `[${value.map(showValue).join(", ")}]`;
  }
  if (typeof value !== "string") return value === null ? "null" : `a value of type ${typeof value}`;
  if (value.length <= maxShownLength || storeAddress.test(value)) return JSON.stringify(value);
  return `a text of ${value.length} characters`;
}
