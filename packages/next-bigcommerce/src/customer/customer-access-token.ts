import { createHash } from "node:crypto";
import { BigCommerceError } from "../errors.js";
import { describeKind } from "../values.js";

const headerSafe = /^[\x21-\x7e]{1,4096}$/;

/**
 * A checked customer access token. It sits in a private field: code that prints, spreads or awaits the object does not show
 * it. Only {@link toCustomerAccessToken} makes one.
 */
export class CustomerAccessToken {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** A secret: anyone who has it can act as this customer. Read it only to send it. */
  get value(): string {
    return this.#value;
  }

  /** Tells tokens apart without revealing them. */
  get digest(): string {
    return createHash("sha256").update(this.#value).digest("base64url");
  }
}

/** The only check of a customer access token. An invalid one never counts as a guest, and no error repeats it. */
export function toCustomerAccessToken(value: unknown, source: string): CustomerAccessToken {
  if (typeof value === "string" && headerSafe.test(value)) return new CustomerAccessToken(value);
  const found = typeof value === "string" ? "a string in the wrong format" : describeKind(value);
  throw new BigCommerceError(
    "input_invalid",
    `${source} returned ${found}, not a customer access token. Return \`customerAccessToken.value\` of the \`login\` ` +
      "mutation as your session keeps it: 1 to 4,096 printable characters without spaces. Return `null` for a " +
      "shopper who is not signed in.",
  );
}
