import type { BigCommerce, ImpersonatingBigCommerce, PrivateBigCommerce } from "./bigcommerce.js";
import type { BigCommerceOptions, PrivateBigCommerceOptions } from "./bigcommerce-options.js";
import { systemClock } from "./clock.js";
import { createClockWarning } from "./clock-warning.js";
import { type Config, readConfig } from "./config.js";
import { createCustomerResolver } from "./customer-resolver.js";
import { createDebugLog } from "./debug-log.js";
import { createLazyEngine, type WithEngine } from "./lazy-engine.js";
import { enterPublic, enterRequest, readRenderMemo } from "./next.js";
import { createOpenTelemetry } from "./open-telemetry.js";
import {
  type AuthorizeImpersonation,
  createImpersonationGuard,
  type ImpersonationOptions,
} from "./perspective.js";
import { type RouteAccess, routeAccess } from "./route-access.js";
import { serverNowMs } from "./server-clock.js";
import { createStorefrontClient, type StorefrontClientOptions } from "./storefront-client.js";
import { createTelemetry, type EmitEvent } from "./telemetry.js";
import { tokenKey } from "./token-key.js";
import { createTokenOperations } from "./token-operations.js";
import { openSlot } from "./token-state.js";
import { readTokenStatus } from "./token-status.js";

/**
 * The server's access to one BigCommerce store: a cached token and a GraphQL client that asks as the signed-in customer.
 * The token is a customer impersonation token, or with `tokenKind: "private"` a private one. Nothing is read, checked or sent before the first use.
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
export function createBigCommerce(options: PrivateBigCommerceOptions): PrivateBigCommerce;
export function createBigCommerce(options: ImpersonatingOptions): ImpersonatingBigCommerce;
export function createBigCommerce(options?: BigCommerceOptions): BigCommerce;
export function createBigCommerce(
  options: ImpersonatingOptions | PrivateBigCommerceOptions,
): ImpersonatingBigCommerce | PrivateBigCommerce;
export function createBigCommerce(
  options?: BigCommerceOptions | PrivateBigCommerceOptions,
): BigCommerce | PrivateBigCommerce;
export function createBigCommerce(
  options: BigCommerceOptions | PrivateBigCommerceOptions = {},
): BigCommerce | PrivateBigCommerce {
  const { onEvent } = options;
  const builtIn = [createDebugLog(), createClockWarning(), createOpenTelemetry()];
  const telemetry = createTelemetry(onEvent === undefined ? builtIn : [...builtIn, { listen: onEvent }]);
  const config = lazily(() => readConfig(options, process.env));
  const slot = lazily(() => openSlot(tokenKey(config())));
  const withEngine = createLazyEngine(() => ({ config: config(), slot: slot(), options, telemetry }));
  const clientOptions = clientOptionsOf(options, { config, withEngine, emit: telemetry.emit });
  const scopeOf = createStorefrontClient(clientOptions);
  const routeScopeOf = createStorefrontClient({
    ...clientOptions,
    onCustomerRequired: undefined,
    onCustomerSignedOut: undefined,
  });
  const tokens = createTokenOperations(config, withEngine);
  const storefront = {
    customer: scopeOf({ scope: "customer" }),
    shopper: scopeOf({ scope: "shopper" }),
    guest: scopeOf({ scope: "guest" }),
    tokenStatus: () => readTokenStatus(slot(), systemClock, config().tokenLifetimeSeconds),
  };
  const routeScopes = {
    customer: routeScopeOf({ scope: "customer" }),
    shopper: routeScopeOf({ scope: "shopper" }),
    guest: routeScopeOf({ scope: "guest" }),
  };
  const access: RouteAccess = {
    enterRequest,
    channelIds: () => config().channelIds,
    nowMs: () => serverNowMs(slot(), systemClock),
    revokeToken: tokens.revoke,
    scopes: routeScopes,
    runOperation({ as, kind, document, variables, ...call }) {
      const { query, mutate } = routeScopes[as];
      return (kind === "query" ? query : mutate)(document, variables, { ...call, errorPolicy: "return" });
    },
  };
  if (options.tokenKind === "private") {
    return withHidden(access, {
      ...storefront,
      getPrivateToken: tokens.get,
      createPrivateToken: tokens.create,
      revokePrivateToken: tokens.revokeKnown,
    });
  }
  const bigcommerce = {
    ...storefront,
    getImpersonationToken: tokens.get,
    createImpersonationToken: tokens.create,
    revokeImpersonationToken: tokens.revokeKnown,
  };
  if (options.authorizeImpersonation === undefined) return withHidden(access, bigcommerce);
  const impersonate = (customerId: number, rest: ImpersonationOptions) =>
    scopeOf({ scope: "impersonation", subject: { ...rest, customerId } });
  return withHidden(access, { ...bigcommerce, impersonate });
}

type ImpersonatingOptions = BigCommerceOptions & { readonly authorizeImpersonation: AuthorizeImpersonation };

/** What routes need of an instance, out of sight of whoever prints or spreads it. */
function withHidden<Instance extends object>(access: RouteAccess, instance: Instance) {
  const complete = { ...instance, [routeAccess]: access };
  return Object.defineProperty(complete, routeAccess, { enumerable: false });
}

interface ClientParts {
  readonly config: () => Config;
  readonly withEngine: WithEngine;
  readonly emit: EmitEvent;
}

function clientOptionsOf(
  options: BigCommerceOptions | PrivateBigCommerceOptions,
  { config, withEngine, emit }: ClientParts,
): StorefrontClientOptions {
  const owner = {};
  const { resolveChannelId, resolveClientIp, onCustomerRequired } = options;
  const isPrivate = options.tokenKind === "private";
  const { resolveImpersonation, authorizeImpersonation } = isPrivate ? {} : options;
  return {
    config,
    clock: systemClock,
    enterRequest,
    enterPublic,
    readRenderMemo: () => readRenderMemo(owner),
    send: (request) => withEngine((engine) => engine.request(request)),
    resolveCustomer: createCustomerResolver(options, () => config().storeHash),
    resolveChannelId,
    resolveClientIp,
    resolveImpersonation: resolveImpersonation && (async () => resolveImpersonation()),
    onCustomerRequired,
    onCustomerSignedOut: isPrivate ? options.onCustomerSignedOut : undefined,
    guardImpersonation: createImpersonationGuard({ authorize: authorizeImpersonation, emit }),
  };
}

/** A failed attempt is made again at the next use: a fixed environment needs no restart. */
function lazily<Value>(create: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= create();
    return value;
  };
}
