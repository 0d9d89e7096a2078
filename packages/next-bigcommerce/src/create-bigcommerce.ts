import type { BigCommerce, ImpersonatingBigCommerce, PrivateBigCommerce } from "./bigcommerce.js";
import { defaultTokenLifetimeSeconds, readSettings, tokenKey } from "./config/settings.js";
import {
  type AuthorizeImpersonation,
  createImpersonationGuard,
  type ImpersonationOptions,
} from "./customer/impersonation.js";
import { createCustomerResolver } from "./customer/resolve.js";
import { type RouteAccess, routeAccess } from "./instance-access.js";
import { createLazyEngine, type WithEngine } from "./lazy-engine.js";
import { enterPublic, enterRequest, readRenderMemo } from "./next.js";
import type { BigCommerceOptions, PrivateBigCommerceOptions } from "./options.js";
import { createStorefrontClient, type StorefrontClientOptions } from "./storefront/client.js";
import { createClockWarning } from "./telemetry/clock-warning.js";
import { createDebugLog } from "./telemetry/debug-log.js";
import { createTelemetry, type EmitEvent } from "./telemetry/events.js";
import { createOpenTelemetry } from "./telemetry/open-telemetry.js";
import { systemClock } from "./time/clock.js";
import { openSlot } from "./token/slot.js";
import { readTokenStatus } from "./token/status.js";
import { createTokenOperations } from "./token-operations.js";

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
  const withEngine = createLazyEngine(options, telemetry);
  const clientOptions = clientOptionsOf(options, withEngine, telemetry.emit);
  const scopeOf = createStorefrontClient(clientOptions);
  const routeScopeOf = createStorefrontClient({
    ...clientOptions,
    onCustomerRequired: undefined,
    onCustomerSignedOut: undefined,
  });
  const tokens = createTokenOperations(withEngine);
  const storefront = {
    customer: scopeOf({ scope: "customer" }),
    shopper: scopeOf({ scope: "shopper" }),
    guest: scopeOf({ scope: "guest" }),
    tokenStatus() {
      const { tokenLifetimeSeconds = defaultTokenLifetimeSeconds } = options;
      const slot = openSlot(tokenKey(readSettings(options, process.env)));
      return readTokenStatus(slot, systemClock, tokenLifetimeSeconds);
    },
  };
  const routeScopes = {
    customer: routeScopeOf({ scope: "customer" }),
    shopper: routeScopeOf({ scope: "shopper" }),
    guest: routeScopeOf({ scope: "guest" }),
  };
  const access: RouteAccess = {
    enterRequest,
    channelIds: () => withEngine(async ({ config }) => config.channelIds),
    nowMs: () => withEngine(async ({ nowMs }) => nowMs()),
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

function clientOptionsOf(
  options: BigCommerceOptions | PrivateBigCommerceOptions,
  withEngine: WithEngine,
  emit: EmitEvent,
): StorefrontClientOptions {
  const owner = {};
  const { resolveChannelId, resolveClientIp, onCustomerRequired } = options;
  const isPrivate = options.tokenKind === "private";
  const { resolveImpersonation, authorizeImpersonation } = isPrivate ? {} : options;
  return {
    withEngine,
    clock: systemClock,
    enterRequest,
    enterPublic,
    readRenderMemo: () => readRenderMemo(owner),
    resolveCustomer: createCustomerResolver(options),
    resolveChannelId,
    resolveClientIp,
    resolveImpersonation: resolveImpersonation && (async () => resolveImpersonation()),
    onCustomerRequired,
    onCustomerSignedOut: isPrivate ? options.onCustomerSignedOut : undefined,
    guardImpersonation: createImpersonationGuard({ authorize: authorizeImpersonation, emit }),
  };
}
