import type { Config } from "../../../config/config.js";
import { type BigCommerceError, isBigCommerceError } from "../../../errors.js";
import type { HttpResponse, SendRequest } from "../../../http/message.js";
import { systemClock } from "../../../time/clock.js";
import { createDeadline } from "../../../time/deadline.js";
import { createTokenApi, toRequestBody } from "../../../token/api.js";
import type { StorefrontToken } from "../../../token/storefront-token.js";
import { isSkewed, skewOf } from "./measured.js";

/** How a check sends, and how long it waits for one answer. */
export interface Probe {
  readonly send: SendRequest;
  readonly timeoutMs: number;
  /** A round trip beyond it is reported. */
  readonly slowMs: number;
}

const lifeSeconds = 120;

/** One request for a token, and what came of it. */
export interface TokenRequest {
  readonly config: Config;
  readonly token?: StorefrontToken;
  readonly error?: BigCommerceError;
  /** The last response, of whatever status; `undefined` if there was none. */
  readonly response: HttpResponse | undefined;
}

/**
 * A token that lives two minutes by BigCommerce's clock. If this machine's clock is wrong, it is asked for once more with
 * the right time: an expiry that is over, or far off, would hide everything else.
 */
export async function requestToken(config: Config, probe: Probe): Promise<TokenRequest> {
  const first = await ask(config, probe, 0);
  const skewMs = first.response && skewOf(first.response);
  if (!isSkewed(skewMs)) return first;
  if (first.token !== undefined) await revokeToken(first.token, config, probe);
  return ask(config, probe, skewMs);
}

/** Revokes; returns the error if that fails. */
export async function revokeToken(
  { token }: StorefrontToken,
  config: Config,
  { send, timeoutMs }: Probe,
): Promise<BigCommerceError | undefined> {
  try {
    const api = createTokenApi({ config, send, onResponse: () => {} });
    await api.revoke(token, createDeadline(systemClock, timeoutMs));
    return undefined;
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    return error;
  }
}

async function ask(config: Config, { send, timeoutMs }: Probe, skewMs: number): Promise<TokenRequest> {
  let response: HttpResponse | undefined;
  const onResponse = (received: HttpResponse) => {
    response = received;
  };
  const api = createTokenApi({ config, send, onResponse });
  const expiresAt = Math.floor((systemClock.now() + skewMs) / 1000) + lifeSeconds;
  const { channelIds: channels, kind } = config;
  try {
    const body = toRequestBody({ expiresAt, channels, scopes: kind.scopes });
    const token = await api.create(body, createDeadline(systemClock, timeoutMs));
    return { config, token, response };
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    return { config, error, response };
  }
}
