import { findOptionProblems } from "./function-options.js";
import {
  concurrencyLimits,
  expiryMarginLimits,
  isWithin,
  type Limits,
  timeoutLimits,
  tokenLifetimeLimits,
} from "./limits.js";
import { configurationError, type Problem } from "./problems.js";
import {
  accessTokenRule,
  channelsRule,
  isChannelList,
  isKind,
  kindRule,
  optional,
  proxySecretRule,
  type Rule,
  scopesRule,
  stampSecretsRule,
  storeHashRule,
  urlMessage,
  urlRule,
  wholeNumber,
} from "./setting-rules.js";
import type { Settings } from "./settings.js";
import type { StoreOptions } from "./store-options.js";
import { findApiUrlProblem, findStorePathProblem } from "./url-problems.js";

/**
 * The settings with their types. All problems are reported, not only the first.
 *
 * @throws {BigCommerceError} `configuration_missing`, `configuration_invalid`
 */
export function checkSettings(settings: Settings) {
  const problems: Problem[] = [];
  const read: Read = (name, rule, instead) => {
    const found = rule(settings[name]);
    if ("value" in found) return found.value;
    problems.push({ input: settings[name], message: found.message });
    return instead;
  };
  const kind = settings.tokenKind === "private" ? "private" : "impersonation";
  const checked = {
    tokenKind: read("tokenKind", kindRule, kind),
    scopes: kind === "private" ? read("scopes", optional(scopesRule), undefined) : undefined,
    storeHash: read("storeHash", storeHashRule, ""),
    accessToken: read("accessToken", accessTokenRule(kind), ""),
    channelIds: read("channelIds", optional(channelsRule), undefined),
    apiUrl: read("apiUrl", urlRule("apiUrl"), ""),
    storefrontUrl: read("storefrontUrl", optional(urlRule("storefrontUrl")), undefined),
    trustedProxySecret: read("trustedProxySecret", optional(proxySecretRule), undefined),
    stampSecrets: read("stampSecrets", optional(stampSecretsRule), undefined),
    ...readNumbers(read),
  };
  for (const find of together) problems.push(...find(settings));
  if (problems.length > 0) throw configurationError(problems);
  return checked;
}

type Read = <Value>(name: keyof StoreOptions, rule: Rule<Value>, instead: Value) => Value;

function readNumbers(read: Read) {
  const number = (name: keyof StoreOptions, limits: Limits) => read(name, wholeNumber(name, limits), 0);
  return {
    tokenLifetimeSeconds: number("tokenLifetimeSeconds", tokenLifetimeLimits),
    expiryMarginSeconds: read(
      "expiryMarginSeconds",
      optional(wholeNumber("expiryMarginSeconds", expiryMarginLimits)),
      undefined,
    ),
    timeoutMs: number("timeoutMs", timeoutLimits),
    maxConcurrentRequests: number("maxConcurrentRequests", concurrencyLimits),
  };
}

/** What is wrong with several settings together, even if one of them is wrong by itself. */
const together: readonly ((settings: Settings) => readonly Problem[])[] = [
  findOptionProblems,
  findOptionsOfOtherKind,
  findMissingChannels,
  findMissingChannelInUrl,
  findPathOfOtherStore,
  findMarginBeyondLifetime,
];

const optionsOfKind = {
  impersonation: [
    "resolveCustomerId",
    "resolveImpersonation",
    "authorizeImpersonation",
    "clientId",
    "clientSecret",
    "checkoutUrl",
  ],
  private: ["scopes", "resolveCustomerAccessToken", "onCustomerSignedOut"],
} as const;

/** They would do nothing, but whoever sets one expects an effect. */
function findOptionsOfOtherKind(settings: Settings): Problem[] {
  const { tokenKind } = settings;
  if (!isKind(tokenKind)) return [];
  const other = tokenKind === "private" ? "impersonation" : "private";
  const given = optionsOfKind[other].filter((name) => settings[name] !== undefined);
  return given.map((name) => ({
    input: settings[name],
    message: `\`${name}\` works only with \`tokenKind: "${other}"\`, but this instance uses ${tokenKind} tokens. Remove it, or change \`tokenKind\`.`,
  }));
}

function findMissingChannels({ channelIds, allChannels }: Settings): Problem[] {
  if (allChannels === true) return [];
  if (channelIds === undefined) {
    const message =
      "BIGCOMMERCE_CHANNEL_ID (option `channelIds`) is missing: set it to your channel's id (1 is the default storefront), or to several ids separated by commas.";
    return [{ message }];
  }
  if (channelIds.length > 0) return [];
  const message =
    "`channelIds` is an empty list. BigCommerce takes that as every channel of the store. List the channels, or set `allChannels: true`.";
  return [{ input: channelIds, message }];
}

/** BigCommerce tells channels apart by the URL. */
function findMissingChannelInUrl({ channelIds, allChannels, storefrontUrl }: Settings): Problem[] {
  const ids = channelIds ?? (allChannels === true ? [] : undefined);
  if (typeof storefrontUrl !== "string" || storefrontUrl.includes("{channelId}")) return [];
  if (!isChannelList(ids) || ids.length === 1) return [];
  const message =
    "`storefrontUrl` (BIGCOMMERCE_STOREFRONT_URL) must contain {channelId}, because there are several channels and BigCommerce tells them apart by the URL.";
  return [{ input: storefrontUrl, message }];
}

function findPathOfOtherStore({ apiUrl, storeHash }: Settings): Problem[] {
  const problem = typeof apiUrl === "string" ? findStorePathProblem(apiUrl, storeHash) : undefined;
  if (typeof apiUrl !== "string" || problem === undefined || findApiUrlProblem(apiUrl) !== undefined)
    return [];
  return [{ input: apiUrl, message: urlMessage("apiUrl", problem) }];
}

function findMarginBeyondLifetime(settings: Settings): Problem[] {
  const { tokenLifetimeSeconds: lifetime, expiryMarginSeconds: margin } = settings;
  if (!isWithin(lifetime, tokenLifetimeLimits) || !isWithin(margin, expiryMarginLimits)) return [];
  if (margin <= lifetime / 2) return [];
  const message = `\`expiryMarginSeconds\` (${margin}) must be at most half of \`tokenLifetimeSeconds\` (${lifetime}).`;
  return [{ input: margin, message }];
}
