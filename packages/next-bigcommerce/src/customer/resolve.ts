import { BigCommerceError } from "../errors.js";
import type { Clock } from "../time/clock.js";
import { type Deadline, deadlineError, raceDeadline, watchDeadlineSoon } from "../time/deadline.js";
import { isRecord } from "../values.js";
import { type CustomerAccessToken, toCustomerAccessToken } from "./customer-access-token.js";
import { type CustomerId, toCustomerId } from "./customer-id.js";

/** How BigCommerce recognises the customer: by the id beside an impersonation token, by the customer's own token beside a private one. */
export type CustomerCredential = CustomerId | CustomerAccessToken;

/** Finds the signed-in customer. */
export interface CustomerResolver<Credential = CustomerCredential> {
  /** The option that holds the app's function. */
  readonly name: string;
  /** Resolves to `undefined` when nobody is signed in. */
  readonly resolve: (storeHash: string) => Promise<Credential | undefined>;
}

/** The app's own function that finds the customer in its session. What it returns is checked. */
export type SessionResolver = (store: { readonly storeHash: string }) => Promise<unknown> | unknown;

interface CustomerIdOptions {
  readonly tokenKind?: "impersonation" | undefined;
  readonly resolveCustomerId?: SessionResolver | undefined;
}

interface CustomerAccessTokenOptions {
  readonly tokenKind: "private";
  readonly resolveCustomerAccessToken?: SessionResolver | undefined;
}

type CustomerOptions = CustomerIdOptions | CustomerAccessTokenOptions;

/** The app's way to find the signed-in customer, with a check of what it returns. */
export function createCustomerResolver(options: CustomerIdOptions): CustomerResolver<CustomerId>;
export function createCustomerResolver(options: CustomerOptions): CustomerResolver;
export function createCustomerResolver(options: CustomerOptions): CustomerResolver {
  if (options.tokenKind === "private") {
    const { resolveCustomerAccessToken } = options;
    return resolveWith("resolveCustomerAccessToken", resolveCustomerAccessToken, toCustomerAccessToken);
  }
  return resolveWith("resolveCustomerId", options.resolveCustomerId, toCustomerId);
}

function resolveWith<Credential>(
  name: string,
  resolver: SessionResolver | undefined,
  check: (value: unknown, source: string) => Credential,
) {
  if (resolver === undefined) return { name, resolve: async () => refuseWithout(name) };
  const read = (value: unknown) =>
    value === null || value === undefined ? undefined : check(value, `\`${name}\``);
  const resolve = async (storeHash: string): Promise<Credential | undefined> => {
    const given: unknown = resolver({ storeHash });
    // No promise of the package resolves to a bare token: `next dev` would stream it to the browser.
    return isThenable(given) ? await Promise.resolve(given).then(read) : read(given);
  };
  return { name, resolve };
}

function refuseWithout(name: string): never {
  throw new BigCommerceError(
    "configuration_missing",
    `\`${name}\` is missing. Without it, createBigCommerce() cannot find the signed-in customer in your session, and ` +
      "`customer` and `shopper` cannot be used. Public data comes from `guest`.",
  );
}

/** Waits for the app's own functions until the deadline of one call, or until its caller leaves. They themselves go on. */
export class ResolverWait {
  readonly #deadline: Deadline;
  readonly #clock: Clock;

  constructor(deadline: Deadline, clock: Clock) {
    this.#deadline = deadline;
    this.#clock = clock;
  }

  /** What the app's function returned, once it is there. What the function throws passes untouched. */
  async for(name: string, returned: unknown): Promise<unknown> {
    return isThenable(returned) ? this.forPromise(name, Promise.resolve(returned)) : returned;
  }

  forPromise<Value>(name: string, promise: Promise<Value>): Promise<Value> {
    const giveUp = () => {
      throw waitError(name, this.#deadline);
    };
    return raceDeadline(promise, this.#deadline, this.#clock, giveUp, watchDeadlineSoon);
  }
}

/**
 * Calls an app's hook for a shopper who must sign in, and waits for it with a time of its own: the call's may be used up.
 * What the hook throws, such as a redirect, passes untouched.
 */
export async function callHook(
  name: string,
  hook: (() => unknown) | undefined,
  deadlineOf: () => Deadline,
  clock: Clock,
): Promise<void> {
  const returned: unknown = hook?.();
  if (isThenable(returned)) await new ResolverWait(deadlineOf(), clock).for(name, returned);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return isRecord(value) && typeof value.then === "function";
}

function waitError(name: string, deadline: Deadline): BigCommerceError {
  if (deadline.signal?.aborted) return deadlineError(deadline, `The call that waited for \`${name}\``);
  return new BigCommerceError(
    "timeout",
    `\`${name}\` did not finish within ${deadline.timeoutMs} ms, and nothing ran at BigCommerce. It is your app's own function: ` +
      "check what it waits for, such as a session store or a database, and let that give up sooner. If it needs the " +
      "time, raise `timeoutMs`.",
    { retryable: true },
  );
}
