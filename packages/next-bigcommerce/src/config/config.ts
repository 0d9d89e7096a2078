import { defaultChannelOf } from "./channel-id.js";
import { checkSettings } from "./check-settings.js";
import { defaultScopes, readSettings } from "./settings.js";
import type { StoreOptions } from "./store-options.js";
import { fillStorefrontUrl, permanentUrl } from "./storefront-url.js";
import type { TokenKind } from "./token-endpoints.js";
import { tokenKey } from "./token-key.js";

/**
 * Checks the options and the environment, at first use and never at import: an app must build without either. Every
 * problem is reported at once.
 *
 * @throws {BigCommerceError} `configuration_missing`, `configuration_invalid`
 */
export function readConfig(options: StoreOptions, env: NodeJS.ProcessEnv): Config {
  const settings = readSettings(options, env);
  const {
    storeHash,
    accessToken,
    channelIds = [],
    storefrontUrl,
    trustedProxySecret,
    stampSecrets,
    ...data
  } = checkSettings(settings);
  return {
    storeHash,
    accessToken: () => accessToken,
    tokenKey: tokenKey(settings),
    kind:
      data.tokenKind === "private"
        ? { tokenKind: "private", scopes: data.scopes ?? defaultScopes }
        : { tokenKind: "impersonation" },
    channelIds,
    defaultChannelId: defaultChannelOf(channelIds),
    apiUrl: data.apiUrl,
    graphqlUrl: createGraphqlUrls(storefrontUrl, storeHash),
    trustedProxySecret: trustedProxySecret === undefined ? undefined : () => trustedProxySecret,
    stampSecrets: () => stampSecrets ?? [accessToken],
    tokenLifetimeSeconds: data.tokenLifetimeSeconds,
    expiryMarginSeconds: data.expiryMarginSeconds ?? Math.min(30, Math.floor(data.tokenLifetimeSeconds / 2)),
    timeoutMs: data.timeoutMs,
    maxConcurrentRequests: data.maxConcurrentRequests,
  };
}

/** Remembers each channel's, for every request asks for it. */
function createGraphqlUrls(template: string | undefined, storeHash: string): Config["graphqlUrl"] {
  const known = new Map<number, string>();
  const add = (channelId: number) => {
    const url = `${fillStorefrontUrl(template ?? permanentUrl(channelId), storeHash, channelId)}/graphql`;
    known.set(channelId, url);
    return url;
  };
  return (channelId) => known.get(channelId) ?? add(channelId);
}

/** The checked settings. Secrets are behind functions, so that printing or awaiting a Config shows none. */
export interface Config {
  readonly storeHash: string;
  readonly accessToken: () => string;
  /** Identifies this token among others; holds no secret. */
  readonly tokenKey: string;
  /** Which token this server works with. */
  readonly kind: TokenKind;
  /** Empty means every channel (`allChannels`). */
  readonly channelIds: readonly number[];
  readonly defaultChannelId: number;
  readonly apiUrl: string;
  readonly graphqlUrl: (channelId: number) => string;
  readonly trustedProxySecret: (() => string) | undefined;
  /** What the keys of customer stamps are derived from, the newest first. */
  readonly stampSecrets: () => readonly [string, ...string[]];
  readonly tokenLifetimeSeconds: number;
  readonly expiryMarginSeconds: number;
  readonly timeoutMs: number;
  readonly maxConcurrentRequests: number;
}
