import { createBoundedTokenStore } from "./bounded-token-store.js";
import { type CallOptions, checkTimeoutMs } from "./call-options.js";
import { type Clock, systemClock } from "./clock.js";
import { createClockWarning } from "./clock-warning.js";
import { type Config, type ConfigInput, readConfig } from "./config.js";
import { createDeadline } from "./deadline.js";
import { createDebugLog } from "./debug-log.js";
import { createFleetTokenSource } from "./fleet-token-source.js";
import type { ImpersonationToken } from "./impersonation-token.js";
import { enterPublic, enterRequest, readRenderMemo, runInBackground } from "./next.js";
import { createOpenTelemetry } from "./open-telemetry.js";
import {
  type AuthorizeImpersonation,
  createImpersonationGuard,
  type ImpersonationOptions,
  type ImpersonationSubject,
} from "./perspective.js";
import { createObservedSend } from "./rest-telemetry.js";
import { createRetryingSend } from "./retry.js";
import { type ImpersonationTokenIssuer, routeAccess } from "./route-access.js";
import { serverNowMs } from "./server-clock.js";
import {
  createStorefrontClient,
  type StorefrontClientOptions,
  type StorefrontScope,
} from "./storefront-client.js";
import { createStorefrontRequest } from "./storefront-request.js";
import { type BigCommerceEvent, createEmit, type EmitEvent } from "./telemetry.js";
import { createTokenApi, type TokenApi } from "./token-api.js";
import { createTokenCache } from "./token-cache.js";
import { type ImpersonationTokenInput, parseTokenInput } from "./token-input.js";
import { createTokenSeal } from "./token-seal.js";
import { createMintSource, type MintToken, type TokenSource } from "./token-source.js";
import { openSlot } from "./token-state.js";
import { readTokenStatus, type TokenStatus } from "./token-status.js";
import type { TokenStore } from "./token-store.js";
import { createTransport } from "./transport.js";

/** Options of {@link createBigCommerce}. All are read at the first use of the instance, never at import. */
export interface BigCommerceOptions {
  /** The store's hash, as in `store-{hash}.mybigcommerce.com`. Default: `BIGCOMMERCE_STORE_HASH`. */
  readonly storeHash?: string | undefined;
  /** Access token of an API account, sent to the REST API only. Default: `BIGCOMMERCE_ACCESS_TOKEN`. */
  readonly accessToken?: string | undefined;
  /** Channels the token is made for; the first is the default. Default: `BIGCOMMERCE_CHANNEL_ID`, separated by commas. */
  readonly channelIds?: number | readonly number[] | undefined;
  /** Make the token for every channel of the store; only then may `channelIds` be empty. Default: `false`. */
  readonly allChannels?: boolean | undefined;
  /** Address of the REST API. Default: `BIGCOMMERCE_API_URL`, else `https://api.bigcommerce.com`. */
  readonly apiUrl?: string | undefined;
  /**
   * Address of the storefront without `/graphql`; may hold `{storeHash}` and `{channelId}`, and must hold the latter
   * for several channels. Default: `BIGCOMMERCE_STOREFRONT_URL`, else each channel's permanent URL.
   */
  readonly storefrontUrl?: string | undefined;
  /** From BigCommerce's support; sent with the shopper's address of `resolveClientIp`. Default: `BIGCOMMERCE_TRUSTED_PROXY_SECRET`. */
  readonly trustedProxySecret?: string | undefined;
  /**
   * The signed-in customer's id from *your* session, or `null` for a guest. Never take it from a URL, a header or a
   * form: whoever chooses the id reads that customer's orders. What it throws passes through untouched.
   */
  readonly resolveCustomerId?:
    | ((store: { readonly storeHash: string }) => Promise<unknown> | unknown)
    | undefined;
  /** The channel of this request; `null` for the default channel. Default: the first of `channelIds`. */
  readonly resolveChannelId?: (() => Promise<number | null> | number | null) | undefined;
  /** The shopper's IP address, one literal, as your platform vouches for it. Default: none is sent. */
  readonly resolveClientIp?: (() => Promise<string | null> | string | null) | undefined;
  /** Puts `customer` and `shopper` under the rules of `impersonate` while it answers a subject (staff viewing as a customer). Needs `authorizeImpersonation`. */
  readonly resolveImpersonation?:
    | (() => Promise<ImpersonationSubject | null> | ImpersonationSubject | null)
    | undefined;
  /** Called where `customer` is used and nobody is signed in; may `redirect()`. Default: `customer_required` is thrown. */
  readonly onCustomerRequired?: (() => unknown) | undefined;
  /** Decides every impersonated request; without it `impersonate` does not exist. */
  readonly authorizeImpersonation?: AuthorizeImpersonation | undefined;
  /** Life of a minted token in seconds. Default: 3600; 10 to 2,592,000. Refreshed at 80 % of it, give or take 10 %. */
  readonly tokenLifetimeSeconds?: number | undefined;
  /** A token is not handed out in its last seconds. Default: 30; at most half of `tokenLifetimeSeconds`, which is the default of a life under a minute. */
  readonly expiryMarginSeconds?: number | undefined;
  /** Milliseconds of a call with mint, waits and retry in it. Default: 10,000; 100 to 50,000. */
  readonly timeoutMs?: number | undefined;
  /** Shares the token among the processes of a fleet: `redisTokenStore(client)`, `keyvTokenStore(keyv)`. Default: each process by itself. */
  readonly tokenStore?: TokenStore | undefined;
  /** Another way to send requests. Default: the package's own keep-alive transport on `node:http`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Told of tokens, requests, retries, the shared store and impersonations, as they happen. What it throws never reaches
   * a request, and a promise it returns is not waited for. See `docs/telemetry.md` of the package.
   */
  readonly onEvent?: ((event: BigCommerceEvent) => unknown) | undefined;
}

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
  const engine = lazily(() =>
    createEngine(readConfig(options satisfies ConfigInput, process.env), options, emit),
  );
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

/** What works with one store, made from its checked configuration. */
function createEngine(config: Config, options: BigCommerceOptions, emit: EmitEvent) {
  const clock = systemClock;
  const send = createTransport({ clock, fetch: options.fetch });
  const key = slotKey(config);
  const slot = openSlot(key);
  const nowMs = () => serverNowMs(slot, clock);
  const restSend = createObservedSend(send, clock, emit);
  const api = createTokenApi({ config, send: restSend, onAnswer: (answer) => tokens.observe(answer) });
  const source = createSource(options.tokenStore, {
    key,
    clock,
    nowMs,
    emit,
    config,
    mint: mintFrom(api, config),
  });
  const tokens = createTokenCache({ slot, clock, emit, config, source, runInBackground });
  const sendWithRetries = createRetryingSend(send, clock, emit);
  const request = createStorefrontRequest({ config, clock, emit, tokens, send: sendWithRetries });
  return { config, slot, nowMs, api, tokens, request };
}

function mintFrom(api: TokenApi, { channelIds }: Config): MintToken {
  return (expiresAt, deadline) => api.create({ expires_at: expiresAt, channel_ids: channelIds }, deadline);
}

interface SourceParts {
  readonly key: string;
  readonly clock: Clock;
  readonly nowMs: () => number;
  readonly emit: EmitEvent;
  readonly config: Config;
  readonly mint: MintToken;
}

function createSource(
  tokenStore: TokenStore | undefined,
  { emit, config, ...parts }: SourceParts,
): TokenSource {
  if (tokenStore === undefined) return createMintSource(parts.mint);
  const store = createBoundedTokenStore(tokenStore, parts.clock, emit);
  // The prefix tells these entries from others in a store that is used for more.
  const key = `next-bigcommerce:${parts.key}`;
  return createFleetTokenSource({ ...parts, key, store, seal: createTokenSeal(config.accessToken(), key) });
}

/** One token for each of these, and never one for each customer. */
function slotKey({ apiUrl, storeHash, channelIds, accessTokenFingerprint }: Config): string {
  const channels = [...channelIds].sort((a, b) => a - b).join(",") || "*";
  return [apiUrl, storeHash, channels, "impersonation", accessTokenFingerprint].join("|");
}

/** A failed attempt is made again at the next use: a fixed environment needs no restart. */
function lazily<Value>(create: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= create();
    return value;
  };
}
