import type { PrivateTokenScope, StoreOptions } from "./store-options.js";

/** The options, with the environment's variables for those that are not set. Nothing is checked yet. */
export interface Settings extends Readonly<Partial<Record<keyof StoreOptions, unknown>>> {
  /** The app's functions and its token store among them. */
  readonly [option: string]: unknown;
  /** An entry that is not a number stays as it was given. */
  readonly channelIds: readonly unknown[] | undefined;
}

export const defaultApiUrl = "https://api.bigcommerce.com";
export const defaultTokenLifetimeSeconds = 3600;
export const defaultTimeoutMs = 10_000;
export const defaultMaxConcurrentRequests = 128;
export const defaultScopes: readonly PrivateTokenScope[] = ["Unauthenticated", "Customer"];

/** Spaces around a value are removed; an empty variable counts as missing, and an option wins over its variable. */
export function readSetting(option: unknown, variable: string, env: NodeJS.ProcessEnv): unknown {
  return option ?? (env[variable]?.trim() || undefined);
}

/** All settings that an instance needs at its first use. */
export function readSettings(options: StoreOptions, env: NodeJS.ProcessEnv): Settings {
  const read = (option: unknown, variable: string) => readSetting(option, variable, env);
  const { tokenKind = "impersonation" } = options;
  const storeHash = read(options.storeHash, "BIGCOMMERCE_STORE_HASH");
  return {
    ...options,
    tokenKind,
    storeHash,
    accessToken: read(options.accessToken, "BIGCOMMERCE_ACCESS_TOKEN"),
    channelIds: toList(read(options.channelIds, "BIGCOMMERCE_CHANNEL_ID")),
    apiUrl: trimApiUrl(read(options.apiUrl, "BIGCOMMERCE_API_URL") ?? defaultApiUrl, storeHash),
    storefrontUrl: trimStorefrontUrl(read(options.storefrontUrl, "BIGCOMMERCE_STOREFRONT_URL")),
    trustedProxySecret: read(options.trustedProxySecret, "BIGCOMMERCE_TRUSTED_PROXY_SECRET"),
    tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? defaultTokenLifetimeSeconds,
    expiryMarginSeconds: options.expiryMarginSeconds ?? undefined,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    maxConcurrentRequests: options.maxConcurrentRequests ?? defaultMaxConcurrentRequests,
  };
}

function toList(given: unknown): readonly unknown[] | undefined {
  if (given === undefined) return undefined;
  return typeof given === "string" ? given.split(",").map(readInteger) : [given].flat();
}

function readInteger(text: string): number | string {
  return /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : text;
}

/** `/stores/{hash}/v3/`: the "API path" of BigCommerce's credentials file holds more than the API's address. */
const storePath = /\/stores\/([^/]+)(?:\/v[23])?$/;

/** The REST API's URL without the path of the same store, which requests add. */
function trimApiUrl(value: unknown, storeHash: unknown): unknown {
  const url = trimUrl(value);
  if (typeof url !== "string" || storePath.exec(url)?.[1] !== storeHash) return url;
  return trimUrl(url.replace(storePath, ""));
}

/** The storefront's URL without `/graphql`, which requests add. */
export function trimStorefrontUrl(value: unknown): unknown {
  const url = trimUrl(value);
  return typeof url === "string" ? trimUrl(url.replace(/\/graphql$/, "")) : url;
}

function trimUrl(value: unknown): unknown {
  return typeof value === "string" ? value.trim().replace(/\/+$/, "") : value;
}
