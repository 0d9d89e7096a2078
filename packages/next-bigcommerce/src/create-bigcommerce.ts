import type { BigCommerce, ImpersonatingBigCommerce, PrivateBigCommerce } from "./bigcommerce.js";
import type { CustomerLoginUrlInput } from "./checkout/login-url-input.js";
import { defaultTokenLifetimeSeconds, readSettings } from "./config/settings.js";
import { tokenKey } from "./config/token-key.js";
import {
  type AuthorizeImpersonation,
  createImpersonationGuard,
  type ImpersonationOptions,
} from "./customer/impersonation.js";
import { createCustomerResolver } from "./customer/resolve.js";
import type { Engine } from "./engine.js";
import { type RouteAccess, routeAccess } from "./instance-access.js";
import { enterPublic, enterRequest, readRenderMemo, runAtStart } from "./next.js";
import type { BigCommerceOptions, PrivateBigCommerceOptions, SharedBigCommerceOptions } from "./options.js";
import { readCallDeadline } from "./storefront/call-options.js";
import { type SignInHooks, StorefrontClient } from "./storefront/client.js";
import type { CallLimits } from "./storefront/public-types.js";
import { createTelemetry, type EmitEvent, type Telemetry } from "./telemetry/events.js";
import { createOpenTelemetry } from "./telemetry/open-telemetry.js";
import { createClockWarning, createDebugLog } from "./telemetry/stderr.js";
import { systemClock } from "./time/clock.js";
import type { TokenRequestBody } from "./token/api.js";
import type { RevocableToken } from "./token/revocation.js";
import { openSlot } from "./token/slot.js";
import { readTokenStatus } from "./token/status.js";
import type { ImpersonationToken } from "./token/storefront-token.js";

/**
 * The server's access to one BigCommerce store: a cached token, and a GraphQL client that asks as the signed-in customer.
 * The token is a customer impersonation token, or with `tokenKind: "private"` a private token. Nothing is read, checked
 * or sent before the first use.
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
  const engine = new LazyEngine(options, telemetry);
  const client = createClient(options, engine, telemetry.emit);
  const hooks = hooksOf(options);
  const tokens = createTokenOperations(engine);
  const access = createRouteAccess(engine, client, tokens, options.timeoutMs);
  const storefront = {
    ...createScopes(client, hooks),
    customerStamp: (limits?: CallLimits) => client.customerStamp(limits),
    tokenStatus: () => readStatus(options),
    warmUp: (limits?: CallLimits) => runAtStart("warmUp()", () => tokens.load(limits)),
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
    async createCustomerLoginUrl(input: CustomerLoginUrlInput): Promise<string> {
      await enterRequest();
      return engine.use((loaded) => loaded.createLoginUrl(input, options));
    },
  };
  if (options.authorizeImpersonation === undefined) return withHidden(access, bigcommerce);
  const impersonate = (customerId: number, rest: ImpersonationOptions) =>
    client.scope({ scope: "impersonation", subject: { ...rest, customerId } }, hooks);
  return withHidden(access, { ...bigcommerce, impersonate });
}

type AnyOptions = BigCommerceOptions | PrivateBigCommerceOptions;
type ImpersonatingOptions = BigCommerceOptions & { readonly authorizeImpersonation: AuthorizeImpersonation };

let instance: BigCommerce | undefined;

/**
 * The cached customer impersonation token of the store that the environment names, without any set-up. Every instance
 * of {@link createBigCommerce} for the same store, channels and access token shares this token.
 *
 * Reads `BIGCOMMERCE_STORE_HASH`, `BIGCOMMERCE_ACCESS_TOKEN` and `BIGCOMMERCE_CHANNEL_ID` at the first call.
 *
 * @throws {BigCommerceError} The same as `bigcommerce.getImpersonationToken()`.
 * @example
 * ```ts
 * import { getImpersonationToken } from "next-bigcommerce";
 *
 * const { token, expiresAt } = await getImpersonationToken();
 * ```
 * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
 */
export async function getImpersonationToken(): Promise<ImpersonationToken> {
  instance ??= createBigCommerce();
  return instance.getImpersonationToken();
}

/**
 * Loads the engine at its first use, so that an app's start, a build and a static page do not pay for it (benchmark
 * `start`). A wrong configuration fails each call, and the next one tries again: a corrected environment needs no restart.
 */
class LazyEngine {
  readonly #options: SharedBigCommerceOptions;
  readonly #telemetry: Telemetry;
  #engine: Engine | undefined;

  constructor(options: SharedBigCommerceOptions, telemetry: Telemetry) {
    this.#options = options;
    this.#telemetry = telemetry;
  }

  readonly use = <Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> =>
    this.#engine === undefined ? this.#loadAndUse(work) : work(this.#engine);

  async #loadAndUse<Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> {
    await this.#load();
    if (this.#engine === undefined) throw new Error("The engine was not loaded.");
    return work(this.#engine);
  }

  // Resolves to nothing: `next dev` shows the browser what a promise resolves to, and the engine works with secrets.
  async #load(): Promise<void> {
    const { createEngine } = await import("./engine.js");
    this.#engine ??= createEngine(this.#options, this.#telemetry);
  }
}

function createClient(options: AnyOptions, engine: LazyEngine, emit: EmitEvent): StorefrontClient {
  const owner = {};
  const { resolveChannelId, resolveClientIp } = options;
  const { resolveImpersonation, authorizeImpersonation } = options.tokenKind === "private" ? {} : options;
  return new StorefrontClient({
    withEngine: engine.use,
    clock: systemClock,
    enterRequest,
    enterPublic,
    readRenderMemo: () => readRenderMemo(owner),
    customer: createCustomerResolver(options),
    resolveChannelId,
    resolveClientIp,
    resolveImpersonation: resolveImpersonation && (async () => resolveImpersonation()),
    guardImpersonation: createImpersonationGuard({ authorize: authorizeImpersonation, emit }),
  });
}

function hooksOf(options: AnyOptions): SignInHooks {
  const { onCustomerRequired } = options;
  if (options.tokenKind !== "private") return { onCustomerRequired };
  return { onCustomerRequired, onCustomerSignedOut: options.onCustomerSignedOut };
}

function createScopes(client: StorefrontClient, hooks: SignInHooks) {
  return {
    customer: client.scope({ scope: "customer" }, hooks),
    shopper: client.scope({ scope: "shopper" }, hooks),
    guest: client.scope({ scope: "guest" }, hooks),
  };
}

function readStatus(options: AnyOptions) {
  const { tokenLifetimeSeconds = defaultTokenLifetimeSeconds } = options;
  const slot = openSlot(tokenKey(readSettings(options, process.env)));
  return readTokenStatus(slot, systemClock, tokenLifetimeSeconds);
}

/** The operations on tokens of either kind. An app's pass the gate of a request first; a route passes it by itself. */
function createTokenOperations({ use }: LazyEngine) {
  /** Evicts the token here and in the shared store, then asks BigCommerce to revoke it. */
  const revokeToken = (token: RevocableToken, limits?: CallLimits): Promise<void> =>
    use((engine) => engine.tokens.revoke(token, (jwt) => engine.revoke(jwt, deadlineOf(limits, engine))));

  const readToken = (engine: Engine, limits?: CallLimits): Promise<ImpersonationToken> =>
    engine.tokens.get(() => deadlineOf(limits, engine));

  return {
    async get(limits?: CallLimits): Promise<ImpersonationToken> {
      await enterRequest();
      return use((engine) => readToken(engine, limits));
    },
    async create(input: unknown, limits?: CallLimits): Promise<ImpersonationToken> {
      await enterRequest();
      return use((engine) => engine.create(input, deadlineOf(limits, engine)));
    },
    async revokeKnown(limits?: CallLimits): Promise<{ readonly revoked: boolean }> {
      await enterRequest();
      const known = await use(({ tokens }) => tokens.known());
      await Promise.all(known.map((token) => revokeToken(token, limits)));
      return { revoked: known.length > 0 };
    },
    load: (limits?: CallLimits) => use((engine) => readToken(engine, limits)),
    forRoutes: {
      readToken: () => use(readToken),
      createToken: (body: TokenRequestBody) =>
        use((engine) => engine.createChecked(body, deadlineOf({}, engine))),
      revokeToken: (token: string) => revokeToken(token),
    },
  };
}

function deadlineOf(limits: CallLimits = {}, { config }: Engine) {
  return readCallDeadline(limits, config, systemClock);
}

/** What routes need of an instance. Their scopes have no hooks: browser code cannot use a redirect to a page. */
function createRouteAccess(
  engine: LazyEngine,
  client: StorefrontClient,
  tokens: ReturnType<typeof createTokenOperations>,
  timeoutMs: number | undefined,
): RouteAccess {
  const scopes = createScopes(client, {});
  return {
    enterRequest,
    timeoutMs,
    ...tokens.forRoutes,
    channels: () =>
      engine.use(async ({ config: { channelIds, defaultChannelId } }) => ({ channelIds, defaultChannelId })),
    nowMs: () => engine.use(async ({ nowMs }) => nowMs()),
    scopes,
    runOperation({ as, kind, document, variables, customerStamp, ...call }) {
      const { query, mutate } = scopes[as];
      if (kind === "query") return query(document, variables, { ...call, errorPolicy: "return" });
      const stamp = customerStamp === undefined ? {} : { customerStamp };
      return mutate(document, variables, { ...call, ...stamp, errorPolicy: "return" });
    },
  };
}

/** Hides what routes need from code that prints or spreads the instance. */
function withHidden<Instance extends object>(access: RouteAccess, instance: Instance) {
  const complete = { ...instance, [routeAccess]: access };
  return Object.defineProperty(complete, routeAccess, { enumerable: false });
}
