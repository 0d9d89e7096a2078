import * as z from "zod/mini";
import { checkOptionShapes } from "./option-shapes.js";
import { Problems, showValue } from "./problems.js";
import {
  defaultApiUrl,
  defaultTokenLifetimeSeconds,
  readSettings,
  type Settings,
  tokenKey,
} from "./settings.js";
import type { StoreOptions } from "./store-options.js";
import { readTokenKind, type TokenKind, tokenEndpoints } from "./token-endpoints.js";

/** The checked settings. Secrets sit behind functions, so that printing or awaiting a Config shows none. */
export interface Config {
  readonly storeHash: string;
  readonly accessToken: () => string;
  /** The place of its token among others; holds no secret. */
  readonly tokenKey: string;
  /** Which token this server works with. */
  readonly kind: TokenKind;
  /** Empty means every channel (`allChannels`). */
  readonly channelIds: readonly number[];
  readonly defaultChannelId: number;
  readonly apiUrl: string;
  readonly graphqlUrl: (channelId: number) => string;
  readonly trustedProxySecret: (() => string) | undefined;
  readonly tokenLifetimeSeconds: number;
  readonly expiryMarginSeconds: number;
  readonly timeoutMs: number;
}

const storeHashSchema = z.string().check(z.regex(/^[a-z0-9]{1,32}$/));
const accessTokenSchema = z.string().check(z.regex(/^[\x21-\x7e]{8,512}$/));
const channelIdsSchema = z.array(z.int().check(z.positive())).check(z.maxLength(1000));
const proxySecretSchema = z.string().check(z.regex(/^[\x21-\x7e]{1,512}$/));

/**
 * Checks options and environment, at first use and never at import: an app must build without either. Reports every
 * problem at once.
 */
export function readConfig(options: StoreOptions, env: NodeJS.ProcessEnv): Config {
  const settings = readSettings(options, env);
  const problems = new Problems();
  const storeHash = readStoreHash(settings, problems);
  const kind = readTokenKind(options, (problem) => problems.invalid(problem));
  const accessToken = readAccessToken(settings, kind, problems);
  const channelIds = readChannelIds(settings, problems);
  const apiUrl = readUrl("apiUrl", settings.apiUrl, problems);
  const template = readStorefrontUrl(settings, storeHash, channelIds, problems);
  const trustedProxySecret = readProxySecret(settings, problems);
  const durations = readDurations(settings, problems);
  checkOptionShapes(options, problems);
  problems.throwAny();
  return {
    storeHash,
    accessToken: () => accessToken,
    tokenKey: tokenKey(settings),
    kind,
    channelIds: channelIds ?? [],
    defaultChannelId: channelIds?.[0] ?? 1,
    apiUrl,
    graphqlUrl: (channelId) => `${fillTemplate(template, storeHash, channelId)}/graphql`,
    trustedProxySecret: trustedProxySecret === undefined ? undefined : () => trustedProxySecret,
    ...durations,
  };
}

function readStoreHash({ storeHash: value }: Settings, problems: Problems): string {
  if (value === undefined) {
    problems.missing(
      "BIGCOMMERCE_STORE_HASH (option `storeHash`) is missing: the part after `store-` in your store's URL store-{hash}.mybigcommerce.com.",
    );
    return "";
  }
  const parsed = storeHashSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  problems.invalid(
    `BIGCOMMERCE_STORE_HASH (option \`storeHash\`) is ${showValue(value)}; it must be 1 to 32 lower-case letters and digits, without \`store-\`, braces or a domain.`,
  );
  return "";
}

function readAccessToken(
  { accessToken: value }: Settings,
  { tokenKind }: TokenKind,
  problems: Problems,
): string {
  if (value === undefined) {
    problems.missing(
      `BIGCOMMERCE_ACCESS_TOKEN (option \`accessToken\`) is missing: the access token of an API account with the scope ${tokenEndpoints[tokenKind].scopeName}: manage.`,
    );
    return "";
  }
  const parsed = accessTokenSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  problems.invalid(
    "BIGCOMMERCE_ACCESS_TOKEN (option `accessToken`) is no access token: it must be 8 to 512 printable characters without spaces. Copy it again from the API account.",
  );
  return "";
}

/** Answers `undefined` where the channels are a problem already. */
function readChannelIds(
  { channelIds, allChannels }: Settings,
  problems: Problems,
): readonly number[] | undefined {
  if (channelIds === undefined) {
    if (allChannels === true) return [];
    problems.missing(
      "BIGCOMMERCE_CHANNEL_ID (option `channelIds`) is missing: the channel's id, or several separated by commas; the default storefront is 1.",
    );
    return undefined;
  }
  const parsed = channelIdsSchema.safeParse(channelIds);
  if (!parsed.success) {
    problems.invalid(
      `BIGCOMMERCE_CHANNEL_ID (option \`channelIds\`) is ${showValue(channelIds)}; channel ids are integers from 1, separated by commas.`,
    );
    return undefined;
  }
  if (parsed.data.length === 0 && allChannels !== true) {
    problems.invalid(
      "`channelIds` is an empty list, which to BigCommerce means every channel of the store. Name the channels, or say `allChannels: true`.",
    );
    return undefined;
  }
  if (new Set(parsed.data).size < parsed.data.length) {
    problems.invalid(
      `BIGCOMMERCE_CHANNEL_ID (option \`channelIds\`) names a channel twice: ${parsed.data.join(", ")}.`,
    );
    return undefined;
  }
  return parsed.data;
}

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function readUrl(option: string, value: unknown, problems: Problems): string {
  if (typeof value !== "string") {
    problems.invalid(`\`${option}\` is ${showValue(value)}; it must be a text such as ${defaultApiUrl}.`);
    return "";
  }
  const reason = URL.canParse(value) ? urlFault(new URL(value)) : "is not an absolute URL";
  if (reason !== undefined) problems.invalid(`\`${option}\` ${reason}. Example: ${defaultApiUrl}.`);
  return value;
}

// The URL itself is not repeated: a user name or password in it would be a secret.
function urlFault(url: URL): string | undefined {
  if (url.username !== "" || url.password !== "") return "holds a user name or password; remove them";
  if (url.search !== "" || url.hash !== "") return "holds a query or fragment; remove it";
  if (url.protocol === "https:") return undefined;
  if (url.protocol === "http:" && loopbackHost.test(url.hostname)) return undefined;
  return `must use https (plain http only on this machine, as for the emulator), not ${url.protocol}//${url.hostname}`;
}

function readStorefrontUrl(
  { storefrontUrl }: Settings,
  storeHash: string,
  channelIds: readonly number[] | undefined,
  problems: Problems,
): string | undefined {
  if (storefrontUrl === undefined) return undefined;
  const isText = typeof storefrontUrl === "string";
  const filled = isText ? fillTemplate(storefrontUrl, storeHash || "hash", 1) : storefrontUrl;
  readUrl("storefrontUrl (BIGCOMMERCE_STOREFRONT_URL)", filled, problems);
  const template = isText ? storefrontUrl : "";
  if (!isText || channelIds === undefined) return template;
  if (channelIds.length !== 1 && !template.includes("{channelId}")) {
    problems.invalid(
      "`storefrontUrl` (BIGCOMMERCE_STOREFRONT_URL) must hold {channelId} when there are several channels: BigCommerce tells the channel by the address.",
    );
  }
  return template;
}

/** The permanent URL of a channel; channel 1 has no suffix. */
function fillTemplate(template: string | undefined, storeHash: string, channelId: number): string {
  if (template !== undefined) {
    return template.replaceAll("{storeHash}", storeHash).replaceAll("{channelId}", String(channelId));
  }
  return `https://store-${storeHash}${channelId === 1 ? "" : `-${channelId}`}.mybigcommerce.com`;
}

function readProxySecret({ trustedProxySecret: value }: Settings, problems: Problems): string | undefined {
  if (value === undefined) return undefined;
  const parsed = proxySecretSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  problems.invalid(
    "BIGCOMMERCE_TRUSTED_PROXY_SECRET (option `trustedProxySecret`) must be printable characters without spaces, as BigCommerce's support gave it.",
  );
  return undefined;
}

function readDurations(settings: Settings, problems: Problems) {
  const read = (
    name: "tokenLifetimeSeconds" | "expiryMarginSeconds" | "timeoutMs",
    fallback: number,
    min: number,
    max: number,
  ) => {
    const value = settings[name] ?? fallback;
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    problems.invalid(`\`${name}\` is ${showValue(value)}; it must be a whole number from ${min} to ${max}.`);
    return fallback;
  };
  const tokenLifetimeSeconds = read("tokenLifetimeSeconds", defaultTokenLifetimeSeconds, 10, 30 * 24 * 3600);
  const expiryMarginSeconds = read(
    "expiryMarginSeconds",
    Math.min(30, Math.floor(tokenLifetimeSeconds / 2)),
    0,
    3600,
  );
  const timeoutMs = read("timeoutMs", 10_000, 100, 50_000);
  if (expiryMarginSeconds > tokenLifetimeSeconds / 2) {
    problems.invalid(
      `\`expiryMarginSeconds\` (${expiryMarginSeconds}) must be at most half of \`tokenLifetimeSeconds\` (${tokenLifetimeSeconds}).`,
    );
  }
  return { tokenLifetimeSeconds, expiryMarginSeconds, timeoutMs };
}
