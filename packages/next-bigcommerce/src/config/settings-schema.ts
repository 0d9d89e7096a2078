import * as z from "zod/mini";
import { isRecord } from "../values.js";
import { channelIdRule, isChannelId } from "./channel-id.js";
import {
  concurrencyLimits,
  expiryMarginLimits,
  isWithin,
  type Limits,
  timeoutLimits,
  tokenLifetimeLimits,
  wholeNumberRule,
} from "./limits.js";
import { evenIfOthersAreWrong, showSetting } from "./problems.js";
import { scopesSchema } from "./scopes.js";
import { defaultApiUrl } from "./settings.js";
import { fillStorefrontUrl, storeHashPattern } from "./storefront-url.js";
import { type TokenKind, tokenEndpoints } from "./token-endpoints.js";

type KindName = TokenKind["tokenKind"];

/** Every rule for the settings of an instance, with its words. All problems are reported, not only the first. */
export function settingsSchema(kind: KindName) {
  return z
    .object({
      ...functionsAndStore,
      tokenKind: z.enum(["impersonation", "private"], {
        error: '`tokenKind` must be "impersonation" (the default) or "private".',
      }),
      scopes: z.optional(kind === "private" ? scopesSchema("`scopes`") : z.custom<undefined>()),
      storeHash,
      accessToken: accessTokenFor(kind),
      channelIds,
      apiUrl: urlOf("`apiUrl` (BIGCOMMERCE_API_URL)"),
      storefrontUrl: z.optional(
        urlOf("`storefrontUrl` (BIGCOMMERCE_STOREFRONT_URL)", (template) =>
          fillStorefrontUrl(template, "hash", 1),
        ),
      ),
      trustedProxySecret,
      tokenLifetimeSeconds: wholeNumber("tokenLifetimeSeconds", tokenLifetimeLimits),
      expiryMarginSeconds: z.optional(wholeNumber("expiryMarginSeconds", expiryMarginLimits)),
      timeoutMs: wholeNumber("timeoutMs", timeoutLimits),
      maxConcurrentRequests: wholeNumber("maxConcurrentRequests", concurrencyLimits),
    })
    .check(
      z.check(refuseOptionsOfOtherKind, evenIfOthersAreWrong),
      z.check(requireChannels, evenIfOthersAreWrong),
      z.check(requireChannelInUrl, evenIfOthersAreWrong),
      z.check(requireMarginInLifetime, evenIfOthersAreWrong),
    );
}

/** The words for a wrong value, with the value in them, and for one that is not there. */
function words(wrong: (shown: string) => string, missing?: string) {
  return {
    // An aborted check would keep the rules about several settings from running.
    abort: false,
    error: ({ input }: { readonly input?: unknown }) =>
      input === undefined && missing !== undefined ? missing : wrong(showSetting(input)),
  };
}

function stringOf(pattern: RegExp, params: ReturnType<typeof words>) {
  return z.string(params).check(z.regex(pattern, params));
}

const storeHash = stringOf(
  storeHashPattern,
  words(
    (shown) =>
      `BIGCOMMERCE_STORE_HASH (option \`storeHash\`) is ${shown}; it must be 1 to 32 lowercase letters and digits, without \`store-\`, braces or a domain.`,
    "BIGCOMMERCE_STORE_HASH (option `storeHash`) is missing: set it to the part after `store-` in your store's URL store-{hash}.mybigcommerce.com.",
  ),
);

function accessTokenFor(kind: KindName) {
  return stringOf(
    /^[\x21-\x7e]{8,512}$/,
    words(
      () =>
        "BIGCOMMERCE_ACCESS_TOKEN (option `accessToken`) is not a valid access token: it must be 8 to 512 printable characters without spaces. Copy it again from the API account.",
      `BIGCOMMERCE_ACCESS_TOKEN (option \`accessToken\`) is missing: set it to the access token of an API account with the scope ${tokenEndpoints[kind].scopeName}: manage.`,
    ),
  );
}

const trustedProxySecret = z.optional(
  stringOf(
    /^[\x21-\x7e]{1,512}$/,
    words(
      () =>
        "BIGCOMMERCE_TRUSTED_PROXY_SECRET (option `trustedProxySecret`) must be 1 to 512 printable characters without spaces, as BigCommerce's support gave it.",
    ),
  ),
);

const channelIds = z.optional(
  z.custom<readonly number[]>(
    isChannelList,
    words(
      (shown) =>
        `BIGCOMMERCE_CHANNEL_ID (option \`channelIds\`) is ${shown}; it must be channel ids without repeats, separated by commas, at most 1,000. A channel id is ${channelIdRule}.`,
    ),
  ),
);

function isChannelList(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length <= 1000 &&
    value.every(isChannelId) &&
    new Set(value).size === value.length
  );
}

function wholeNumber(name: string, limits: Limits) {
  return z.custom<number>(
    (value) => isWithin(value, limits),
    words((shown) => `\`${name}\` is ${shown}; it must be ${wholeNumberRule(limits)}.`),
  );
}

const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** `fill` replaces placeholders, which no URL can have in its port. */
function urlOf(option: string, fill = (url: string) => url) {
  return z
    .string(words((shown) => `${option} is ${shown}; it must be a string such as "${defaultApiUrl}".`))
    .check(
      z.check(({ value, issues }) => {
        const problem = findUrlProblem(fill(value));
        if (problem === undefined) return;
        const message = `${option} ${problem}. Example: ${defaultApiUrl}.`;
        issues.push({ code: "custom", input: value, message });
      }),
    );
}

// The URL itself is not repeated: a user name or password in it would be a secret.
function findUrlProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return "is not an absolute URL";
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return "contains a user name or password; remove them";
  if (url.search !== "" || url.hash !== "") return "contains a query or fragment; remove it";
  if (url.protocol === "https:") return undefined;
  if (url.protocol === "http:" && loopbackHost.test(url.hostname)) return undefined;
  return `must use https, not ${url.protocol}//${url.hostname}; plain http is allowed only for this machine, for example for the emulator`;
}

function optionalFunction(name: string) {
  return z.optional(
    z.custom(
      (value) => typeof value === "function",
      words((shown) => `\`${name}\` is ${shown}; it must be a function, or left out.`),
    ),
  );
}

/** Options that are used later as they are. Callers without types need the check. */
const functionsAndStore = {
  fetch: optionalFunction("fetch"),
  onEvent: optionalFunction("onEvent"),
  onCustomerRequired: optionalFunction("onCustomerRequired"),
  onCustomerSignedOut: optionalFunction("onCustomerSignedOut"),
  resolveCustomerId: optionalFunction("resolveCustomerId"),
  resolveCustomerAccessToken: optionalFunction("resolveCustomerAccessToken"),
  resolveChannelId: optionalFunction("resolveChannelId"),
  resolveClientIp: optionalFunction("resolveClientIp"),
  resolveImpersonation: optionalFunction("resolveImpersonation"),
  authorizeImpersonation: optionalFunction("authorizeImpersonation"),
  allChannels: z.optional(
    z.boolean(words((shown) => `\`allChannels\` is ${shown}; it must be true or false.`)),
  ),
  tokenStore: z.optional(
    z.custom((store) => missingMethods(store).length === 0, {
      abort: false,
      error: ({ input }) =>
        `\`tokenStore\` has no method ${missingMethods(input).join(", ")}. Pass redisTokenStore(client), keyvTokenStore(keyv) or a TokenStore of your own, not the client itself.`,
    }),
  ),
};

function missingMethods(store: unknown): string[] {
  const has = (method: string) => isRecord(store) && typeof store[method] === "function";
  const missing = ["get", "set", "delete"].filter((method) => !has(method));
  if (has("acquireLease") && !has("releaseLease")) missing.push("releaseLease");
  return missing;
}

type Checked = z.core.ParsePayload<Readonly<Record<string, unknown>>>;

const optionsOfKind = {
  impersonation: ["resolveCustomerId", "resolveImpersonation", "authorizeImpersonation"],
  private: ["scopes", "resolveCustomerAccessToken", "onCustomerSignedOut"],
};

/** They would do nothing, but whoever sets one expects an effect. */
function refuseOptionsOfOtherKind({ value, issues }: Checked): void {
  const { tokenKind } = value;
  if (tokenKind !== "impersonation" && tokenKind !== "private") return;
  const other = tokenKind === "private" ? "impersonation" : "private";
  for (const name of optionsOfKind[other]) {
    if (value[name] === undefined) continue;
    const message = `\`${name}\` works only with \`tokenKind: "${other}"\`, but this instance uses ${tokenKind} tokens. Remove it, or change \`tokenKind\`.`;
    issues.push({ code: "custom", input: value[name], message });
  }
}

function requireChannels({ value, issues }: Checked): void {
  const { channelIds: ids, allChannels } = value;
  if (allChannels === true) return;
  if (ids === undefined) {
    const message =
      "BIGCOMMERCE_CHANNEL_ID (option `channelIds`) is missing: set it to your channel's id (1 is the default storefront), or to several ids separated by commas.";
    issues.push({ code: "custom", input: undefined, message });
  }
  if (Array.isArray(ids) && ids.length === 0) {
    const message =
      "`channelIds` is an empty list. BigCommerce takes that as every channel of the store. List the channels, or set `allChannels: true`.";
    issues.push({ code: "custom", input: ids, message });
  }
}

/** BigCommerce tells channels apart by the URL. */
function requireChannelInUrl({ value, issues }: Checked): void {
  const { channelIds: ids = value.allChannels === true ? [] : undefined, storefrontUrl } = value;
  if (typeof storefrontUrl !== "string" || storefrontUrl.includes("{channelId}")) return;
  if (!isChannelList(ids) || ids.length === 1) return;
  const message =
    "`storefrontUrl` (BIGCOMMERCE_STOREFRONT_URL) must contain {channelId}, because there are several channels and BigCommerce tells them apart by the URL.";
  issues.push({ code: "custom", input: storefrontUrl, message });
}

function requireMarginInLifetime({ value, issues }: Checked): void {
  const { tokenLifetimeSeconds: lifetime, expiryMarginSeconds: margin } = value;
  if (!isWithin(lifetime, tokenLifetimeLimits) || !isWithin(margin, expiryMarginLimits)) return;
  if (margin <= lifetime / 2) return;
  const message = `\`expiryMarginSeconds\` (${margin}) must be at most half of \`tokenLifetimeSeconds\` (${lifetime}).`;
  issues.push({ code: "custom", input: margin, message });
}
