import type { SharedBigCommerceOptions } from "./bigcommerce-options.js";
import { createBoundedTokenStore } from "./bounded-token-store.js";
import { type Clock, systemClock } from "./clock.js";
import type { Config } from "./config.js";
import { createFleetTokenSource } from "./fleet-token-source.js";
import { runInBackground } from "./next.js";
import { createObservedSend } from "./rest-telemetry.js";
import { createRetryingSend } from "./retry.js";
import { serverNowMs } from "./server-clock.js";
import { createStorefrontRequest } from "./storefront-request.js";
import type { EmitEvent } from "./telemetry.js";
import { createTokenApi, type TokenApi } from "./token-api.js";
import { createTokenCache } from "./token-cache.js";
import { createTokenSeal } from "./token-seal.js";
import { createMintSource, type MintToken, type TokenSource } from "./token-source.js";
import { openSlot } from "./token-state.js";
import type { TokenStore } from "./token-store.js";
import { createTransport } from "./transport.js";

export type Engine = ReturnType<typeof createEngine>;

/** What works with one store, made from its checked configuration. */
export function createEngine(config: Config, options: SharedBigCommerceOptions, emit: EmitEvent) {
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
  return { config, slot, nowMs, api, tokens, request };
}

function mintFrom(api: TokenApi, { channelIds, kind: { scopes } }: Config): MintToken {
  const body = { channel_ids: channelIds, ...(scopes && { scopes }) };
  return (expiresAt, deadline) => api.create({ expires_at: expiresAt, ...body }, deadline);
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
function slotKey({ apiUrl, storeHash, channelIds, kind, accessTokenFingerprint }: Config): string {
  const channels = [...channelIds].sort((a, b) => a - b).join(",") || "*";
  const { tokenKind, scopes = [] } = kind;
  return [apiUrl, storeHash, channels, [tokenKind, ...scopes].join("+"), accessTokenFingerprint].join("|");
}
