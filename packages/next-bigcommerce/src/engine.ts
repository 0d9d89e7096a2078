import { createCustomerLoginUrl } from "./checkout/login-url.js";
import { type Config, readConfig } from "./config/config.js";
import { CustomerStamps } from "./customer/stamp.js";
import type { HttpResponse } from "./http/message.js";
import { createRetryingSend } from "./http/retry.js";
import { createTransport } from "./http/transport.js";
import { runInBackground } from "./next.js";
import type { BigCommerceOptions, SharedBigCommerceOptions } from "./options.js";
import { BoundedTokenStore } from "./store/bounded.js";
import { FleetTokenSource } from "./store/fleet-source.js";
import { createTokenSeal } from "./store/seal.js";
import type { TokenStore } from "./store/token-store.js";
import { createStorefrontRequest } from "./storefront/request.js";
import type { EmitEvent, Telemetry } from "./telemetry/events.js";
import { type Clock, systemClock } from "./time/clock.js";
import type { Deadline } from "./time/deadline.js";
import { createObservedSend, createTokenApi, type TokenApi, toRequestBody } from "./token/api.js";
import { TokenCache } from "./token/cache.js";
import { parseTokenInput } from "./token/input.js";
import { createTokenMint } from "./token/mint.js";
import { learnServerTimeBound, serverNowMs } from "./token/server-time.js";
import { openSlot } from "./token/slot.js";
import { createMintSource, type MintToken, type TokenSource } from "./token/source.js";
import { lazily } from "./values.js";

export type Engine = ReturnType<typeof createEngine>;

/**
 * What works with one store: its checked configuration, its token, and the requests to BigCommerce.
 *
 * @throws {BigCommerceError} `configuration_missing`, `configuration_invalid`, naming every problem.
 */
export function createEngine(options: SharedBigCommerceOptions, telemetry: Telemetry) {
  const config = readConfig(options, process.env);
  const slot = openSlot(config.tokenKey);
  const clock = systemClock;
  const { emit } = telemetry;
  const { maxConcurrentRequests } = config;
  const send = createTransport({ clock, fetch: options.fetch, maxConcurrentRequests });
  const nowMs = () => serverNowMs(slot, clock);
  const restSend = createObservedSend(send, clock, emit);
  const onResponse = (response: HttpResponse) => tokens.observe(response);
  const api = createTokenApi({ config, send: restSend, onResponse });
  const isAtLeast = (serverMs: number) => learnServerTimeBound(slot, clock, emit, serverMs);
  const source = createSource(options.tokenStore, {
    clock,
    nowMs,
    isAtLeast,
    emit,
    config,
    mint: createTokenMint({ ...config, slot, clock, ask: mintFrom(api, config) }),
  });
  const tokens = new TokenCache({ slot, clock, telemetry, config, source, runInBackground });
  const emitCounted: EmitEvent = (event) => {
    if (event.type === "graphql_retry") slot.counters.retries += 1;
    emit(event);
  };
  const sendWithRetries = createRetryingSend(send, clock, emitCounted);
  const request = createStorefrontRequest({
    config,
    clock,
    emit: emitCounted,
    tokens,
    send: sendWithRetries,
  });
  const stamps = lazily(
    () => new CustomerStamps({ storeHash: config.storeHash, secrets: config.stampSecrets() }),
  );
  const create = (input: unknown, deadline: Deadline) =>
    api.create(parseTokenInput(input, nowMs(), config.kind).wire, deadline);
  const createLoginUrl = (input: unknown, asked: BigCommerceOptions) =>
    createCustomerLoginUrl(input, { config, options: asked, stamps, clock, nowMs, emit });
  const { create: createChecked, revoke } = api;
  return { config, nowMs, tokens, request, stamps, create, createChecked, createLoginUrl, revoke };
}

function mintFrom(api: TokenApi, { channelIds, kind: { scopes } }: Config): MintToken {
  return (expiresAt, deadline) =>
    api.create(toRequestBody({ expiresAt, channels: channelIds, scopes }), deadline);
}

interface SourceParts {
  readonly clock: Clock;
  readonly nowMs: () => number;
  readonly isAtLeast: (serverMs: number) => void;
  readonly emit: EmitEvent;
  readonly config: Config;
  readonly mint: MintToken;
}

function createSource(
  tokenStore: TokenStore | undefined,
  { emit, config, ...parts }: SourceParts,
): TokenSource {
  if (tokenStore === undefined) return createMintSource(parts.mint);
  const store = new BoundedTokenStore(tokenStore, parts.clock, emit);
  // The prefix tells these entries from others in a store that is used for more. The braces keep the keys of a token in
  // one slot of a Redis Cluster, where a script may use them together.
  const key = `next-bigcommerce:{${config.tokenKey}}`;
  const seal = createTokenSeal(config.accessToken(), key, config.kind.tokenKind, parts);
  return new FleetTokenSource({ ...parts, key, store, seal });
}
