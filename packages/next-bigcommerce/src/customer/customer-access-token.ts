import { createHash } from "node:crypto";
import { BigCommerceError } from "../errors.js";
import { describeKind, isRecord } from "../values.js";
import { type CustomerId, toCustomerId } from "./customer-id.js";

const headerSafe = /^[\x21-\x7e]{1,4096}$/;

/**
 * A checked customer access token. It sits in a private field: code that prints, spreads or awaits the object does not show
 * it. Only {@link toCustomerAccessToken} makes one.
 */
export class CustomerAccessToken {
  readonly #value: string;
  readonly #customerId: CustomerId | undefined;

  constructor(value: string, customerId?: CustomerId) {
    this.#value = value;
    this.#customerId = customerId;
  }

  /** A secret: anyone who has it can act as this customer. Read it only to send it. */
  get value(): string {
    return this.#value;
  }

  /** Whose token it is, if the session says so. */
  get customerId(): CustomerId | undefined {
    return this.#customerId;
  }

  /** Tells tokens apart without revealing them. */
  get digest(): string {
    return createHash("sha256").update(this.#value).digest("base64url");
  }
}

/**
 * The only check of what the session holds: a customer access token, alone or as `{ value, customerId }`. An invalid one
 * never counts as a guest, and no error repeats it.
 */
export function toCustomerAccessToken(given: unknown, source: string): CustomerAccessToken {
  if (!isRecord(given)) return new CustomerAccessToken(checkValue(given, source));
  const value = checkValue(given.value, `\`value\` of ${source}`);
  return new CustomerAccessToken(value, toCustomerId(given.customerId, `\`customerId\` of ${source}`));
}

function checkValue(value: unknown, source: string): string {
  if (typeof value === "string" && headerSafe.test(value)) return value;
  const found = typeof value === "string" ? "a string in the wrong format" : describeKind(value);
  throw new BigCommerceError(
    "input_invalid",
    `${source} returned ${found}, not a customer access token. Return \`customerAccessToken.value\` of the \`login\` ` +
      "mutation as your session keeps it: 1 to 4,096 printable characters without spaces, alone or as " +
      "`{ value, customerId }`. Return `null` for a shopper who is not signed in.",
  );
}
