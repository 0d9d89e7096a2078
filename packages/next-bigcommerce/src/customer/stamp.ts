import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { BigCommerceError } from "../errors.js";
import { describeKind } from "../values.js";
import type { StaffSubject } from "./impersonation.js";
import type { CustomerCredential } from "./resolve.js";

/** Whoever a page is drawn for: a customer, a member of staff who acts as one, or `undefined` for a guest. */
export type StampSubject = CustomerCredential | StaffSubject | undefined;

/** Throws `customer_changed` if `subject` is somebody else. */
export type ConfirmCustomer = (subject: StampSubject) => void;

/** What a stamp is given with. */
interface StampedOperation {
  readonly kind: "query" | "mutation";
  readonly scope: "customer" | "shopper" | "guest" | "impersonation";
}

interface StampSettings {
  readonly storeHash: string;
  /** Any of these keys may have made a stamp; the first makes new ones. */
  readonly secrets: readonly [string, ...string[]];
}

/**
 * Makes and compares customer stamps: HMAC-SHA256 over who somebody is, each store with keys of its own. A stamp is in
 * every page of its customer, so it must neither tell who that is nor be of use for anything but this comparison.
 * @see https://www.rfc-editor.org/rfc/rfc5869
 */
export class CustomerStamps {
  readonly #keys: readonly [Uint8Array, ...Uint8Array[]];

  constructor({ storeHash, secrets: [newest, ...older] }: StampSettings) {
    const toKey = (secret: string) =>
      new Uint8Array(hkdfSync("sha256", secret, storeHash, "next-bigcommerce customer stamp 1", 32));
    this.#keys = [toKey(newest), ...older.map(toKey)];
  }

  /** The stamp of `subject`; `null` for a guest. */
  of(subject: StampSubject): string | null {
    return subject === undefined ? null : sign(this.#keys[0], subject);
  }

  /**
   * Checks the call option `customerStamp`, and returns what compares it with whoever asks now.
   *
   * @throws {BigCommerceError} `input_invalid`; the returned function throws `customer_changed`.
   */
  confirmation(option: unknown, operation: StampedOperation): ConfirmCustomer {
    const stamp = checkCustomerStamp(option, operation);
    return (subject) => this.#confirm(stamp, subject);
  }

  /** In constant time, and with every key each time. */
  #confirm(stamp: string | null, subject: StampSubject): void {
    const isGuests = stamp === null || stamp === "";
    if (isGuests || subject === undefined) {
      if (isGuests && subject === undefined) return;
      throw customerChanged();
    }
    const given = Buffer.from(stamp);
    let matches = false;
    for (const key of this.#keys) {
      const known = Buffer.from(sign(key, subject));
      matches = (given.length === known.length && timingSafeEqual(given, known)) || matches;
    }
    if (!matches) throw customerChanged();
  }
}

function sign(key: Uint8Array, subject: Exclude<StampSubject, undefined>): string {
  return createHmac("sha256", key)
    .update(JSON.stringify(identityOf(subject)))
    .digest("base64url");
}

/** No two subjects have the same. */
function identityOf(subject: Exclude<StampSubject, undefined>): readonly [string, ...(string | number)[]] {
  if (typeof subject === "number") return ["customer", subject];
  if ("actor" in subject) return ["staff", subject.customerId, subject.actor];
  const { customerId, digest } = subject;
  return customerId === undefined ? ["access token", digest] : ["customer", customerId];
}

/** For callers without types, and for what a form brought. `undefined` is a forgotten form field, not a guest's. */
function checkCustomerStamp(value: unknown, { kind, scope }: StampedOperation): string | null {
  if (kind === "query")
    return refuse("`customerStamp` is an option of `mutate` only: a query changes nothing. Leave it out.");
  if (value !== null && typeof value !== "string") {
    return refuse(
      `\`customerStamp\` is ${describeKind(value)}; it must be what \`customerStamp()\` returned when the form was ` +
        "drawn: a string, or `null` (in a form field an empty string) for a guest. Is the hidden field missing in the form?",
    );
  }
  if (scope === "guest" && value !== null && value !== "") {
    return refuse(
      "`customerStamp` is a customer's, but `guest` acts as nobody. Use `customer` or `shopper`, or leave it out.",
    );
  }
  return value;
}

function refuse(text: string): never {
  throw new BigCommerceError("input_invalid", text);
}

/** Says neither who it was nor who it is. */
function customerChanged(): BigCommerceError {
  return new BigCommerceError(
    "customer_changed",
    "The form or button was drawn for somebody else than who is here now: in another tab, the shopper signed in or " +
      "out or as another customer, or a staff view was entered or left. Nothing was sent. Say whose account it is now, " +
      "show what was typed, and let the shopper decide.",
  );
}
