import { createHash } from "node:crypto";
import { BigCommerceError } from "../errors.js";
import { describeValue } from "../values.js";

const headerSafe = /^[\x21-\x7e]{1,4096}$/;

/**
 * A customer access token, checked. It sits behind a private field: nothing that prints, spreads or awaits it shows it.
 * Only {@link toCustomerAccessToken} makes one.
 */
export class CustomerAccessToken {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** A secret: whoever has it acts as this customer. Taken out only where it is sent. */
  get value(): string {
    return this.#value;
  }

  /** Tells one customer's token from another's without giving it away. */
  get digest(): string {
    return createHash("sha256").update(this.#value).digest("base64url");
  }
}

/** The one check of a customer access token. A wrong one is never taken for a guest, and never repeated. */
export function toCustomerAccessToken(value: unknown, source: string): CustomerAccessToken {
  if (typeof value === "string" && headerSafe.test(value)) return new CustomerAccessToken(value);
  const found = typeof value === "string" ? "a string that cannot be one" : describeValue(value);
  throw new BigCommerceError(
    "input_invalid",
    `${source} gave ${found} instead of a customer access token. Give \`customerAccessToken.value\` of the \`login\` ` +
      "mutation as your session keeps it, 1 to 4,096 printable characters without spaces; return `null` for a " +
      "shopper who is not signed in.",
  );
}
