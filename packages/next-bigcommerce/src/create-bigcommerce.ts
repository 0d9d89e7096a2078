import type { BigCommerceOptions } from "./bigcommerce-options.js";
import { type CallOptions, checkTimeoutMs } from "./call-options.js";
import { systemClock } from "./clock.js";
import { createClockWarning } from "./clock-warning.js";
import { type Config, readConfig } from "./config.js";
import { createDeadline } from "./deadline.js";
import { createDebugLog } from "./debug-log.js";
import { createEngine } from "./engine.js";
import type { ImpersonationToken } from "./impersonation-token.js";
import { enterPublic, enterRequest, readRenderMemo } from "./next.js";
import { createOpenTelemetry } from "./open-telemetry.js";
import {
  type AuthorizeImpersonation,
  createImpersonationGuard,
  type ImpersonationOptions,
} from "./perspective.js";
import { type ImpersonationTokenIssuer, routeAccess } from "./route-access.js";
import {
  createStorefrontClient,
  type StorefrontClientOptions,
  type StorefrontScope,
} from "./storefront-client.js";
import { createEmit } from "./telemetry.js";
import { type ImpersonationTokenInput, parseTokenInput } from "./token-input.js";
import { readTokenStatus, type TokenStatus } from "./token-status.js";

/** How long a call may take, and whether its caller is still there. A mint that others wait for goes on without it. */
export type CallLimits = Pick<CallOptions, "signal" | "timeoutMs">;

/** What {@link createBigCommerce} returns. */
export interface BigCommerce extends ImpersonationTokenIssuer {
  /** As the signed-in customer. Throws `customer_required` where nobody is signed in. Never cached. */
  readonly customer: StorefrontScope;
  /** As the signed-in customer, else as a guest. Never cached. */
  readonly shopper: StorefrontScope;
  /**
   * As a guest: public data. Without `cacheComponents` Next does not see the request, and the page is static unless it
   * says `await connection()` or `revalidate`. With `cacheComponents`, call it inside `use cache` to cache it.
   */
  readonly guest: StorefrontScope;
  /**
   * The cached token, for code that sends its own request. Minted once for any number of callers.
   *
   * @throws {BigCommerceError} `used_in_cache` and `used_in_prerender` where there is no request; `configuration_*`;
   * the codes of the token endpoint (`store_unauthorized`, `scope_missing`, `rate_limited`, …) where no valid token is
   * left to serve; `timeout`.
   */
  getImpersonationToken(limits?: CallLimits): Promise<ImpersonationToken>;
  /**
   * BigCommerce's endpoint, one to one: a new token each time, not cached. `expiresAt` in Unix seconds, in the future.
   *
   * @throws {BigCommerceError} `input_invalid`, `expires_at_not_in_future` before anything is sent.
   * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
   */
  createImpersonationToken(input: ImpersonationTokenInput, limits?: CallLimits): Promise<ImpersonationToken>;
  /**
   * Drops the cached token here and in the shared store, and asks BigCommerce to revoke it. Other processes drop theirs
   * when BigCommerce first refuses it: revocation is scheduled, not instant, and takes up to about a minute. Answers
   * whether there was a token to revoke.
   */
  revokeImpersonationToken(limits?: CallLimits): Promise<{ readonly revoked: boolean }>;
  /** Life and counters of this process's token. Holds no secret; sends nothing. */
  tokenStatus(): TokenStatus;
}

/** A {@link BigCommerce} with `authorizeImpersonation`. */
export interface ImpersonatingBigCommerce extends BigCommerce {
  /** As any customer, where `authorizeImpersonation` allows it; each request makes an `impersonation` event. */
  impersonate(customerId: number, options: ImpersonationOptions): StorefrontScope;
}

/**
 * The server's access to one BigCommerce store: a cached customer impersonation token and a GraphQL client that asks
 * as the signed-in customer. Nothing is read, checked or sent before the first use.
 *
 * @throws {BigCommerceError} At first use: `configuration_missing`, `configuration_invalid`, naming every problem.
 * @example
 * ```ts
 * // src/lib/bigcommerce.ts
 * import { createBigCommerce } from "next-bigcommerce";
 *
 * export const bigcommerce = createBigCommerce({
 *   resolveCustomerId: async ({ storeHash }) => {
 *     const session = await getSession();
 *     return session?.storeHash === storeHash ? session.customerId : null;
 *   },
 * });
 * ```
 * @see https://developer.bigcommerce.com/docs/start/authentication/graphql-storefront
 */
export function createBigCommerce(
  options: BigCommerceOptions & { readonly authorizeImpersonation: AuthorizeImpersonation },
): ImpersonatingBigCommerce;
export function createBigCommerce(options?: BigCommerceOptions): BigCommerce;
export function createBigCommerce(options: BigCommerceOptions = {}): BigCommerce {
  const emit = createEmit(createDebugLog(), createClockWarning(), createOpenTelemetry(), options.onEvent);
  const clock = systemClock;
  const engine = lazily(() => createEngine(readConfig(options, process.env), options, emit));
  const config = () => engine().config;
  const owner = {};
  const clientOptions: StorefrontClientOptions = {
    config,
    clock,
    enterRequest,
    enterPublic,
    readRenderMemo: () => readRenderMemo(owner),
    send: () => engine().request,
    resolveCustomerId: bindCustomerResolver(options, config),
    resolveChannelId: options.resolveChannelId,
    resolveClientIp: options.resolveClientIp,
    resolveImpersonation: options.resolveImpersonation && (async () => options.resolveImpersonation?.()),
    onCustomerRequired: options.onCustomerRequired,
    guardImpersonation: createImpersonationGuard({ authorize: options.authorizeImpersonation, emit }),
  };
  const scopeOf = createStorefrontClient(clientOptions);
  const routeScopeOf = createStorefrontClient({ ...clientOptions, onCustomerRequired: undefined });
  const deadline = ({ timeoutMs, signal }: CallLimits = {}) =>
    createDeadline(clock, checkTimeoutMs(timeoutMs, config().timeoutMs), signal);

  async function revokeToken(token: string, limits?: CallLimits): Promise<void> {
    await engine().tokens.evict(token);
    await engine().api.revoke(token, deadline(limits));
  }

  const bigcommerce: BigCommerce = {
    customer: scopeOf({ scope: "customer" }),
    shopper: scopeOf({ scope: "shopper" }),
    guest: scopeOf({ scope: "guest" }),
    async getImpersonationToken(limits) {
      await enterRequest();
      return engine().tokens.acquire(deadline(limits));
    },
    async createImpersonationToken(input, limits) {
      await enterRequest();
      const { wire } = parseTokenInput(input, engine().nowMs());
      return engine().api.create(wire, deadline(limits));
    },
    async revokeImpersonationToken(limits) {
      await enterRequest();
      const known = await engine().tokens.known();
      await Promise.all(known.map(({ token }) => revokeToken(token, limits)));
      return { revoked: known.length > 0 };
    },
    tokenStatus: () => readTokenStatus(engine().slot, clock),
    [routeAccess]: {
      enterRequest,
      channelIds: () => config().channelIds,
      nowMs: () => engine().nowMs(),
      revokeToken,
      runOperation({ as, kind, document, variables, ...call }) {
        const { query, mutate } = routeScopeOf({ scope: as });
        return (kind === "query" ? query : mutate)(document, variables, { ...call, errorPolicy: "return" });
      },
    },
  };
  Object.defineProperty(bigcommerce, routeAccess, { enumerable: false });
  const impersonate = (customerId: number, rest: ImpersonationOptions) =>
    scopeOf({ scope: "impersonation", subject: { ...rest, customerId } });
  return options.authorizeImpersonation === undefined
    ? bigcommerce
    : Object.assign(bigcommerce, { impersonate });
}

function bindCustomerResolver({ resolveCustomerId }: BigCommerceOptions, config: () => Config) {
  if (resolveCustomerId === undefined) return undefined;
  return async () => resolveCustomerId({ storeHash: config().storeHash });
}

/** A failed attempt is made again at the next use: a fixed environment needs no restart. */
function lazily<Value>(create: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= create();
    return value;
  };
}
