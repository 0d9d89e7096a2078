import * as z from "zod/mini";
import { channelIdRule, isChannelId } from "./channel-id.js";
import { findOptionProblems } from "./function-options.js";
import {
  concurrencyLimits,
  expiryMarginLimits,
  isWithin,
  type Limits,
  timeoutLimits,
  tokenLifetimeLimits,
  wholeNumberRule,
} from "./limits.js";
import { findAccessTokenProblem, findPastedProblem } from "./pasted-value.js";
import { evenIfOthersAreWrong, showSetting, words } from "./problems.js";
import { scopesSchema } from "./scopes.js";
import { defaultApiUrl } from "./settings.js";
import { maxStoreHashLength, storeHashPattern } from "./storefront-url.js";
import { type TokenKind, tokenEndpoints } from "./token-endpoints.js";
import {
  exampleStorefrontUrl,
  findApiUrlProblem,
  findStorefrontUrlProblem,
  findStorePathProblem,
} from "./url-problems.js";

type KindName = TokenKind["tokenKind"];

/** Every rule for the settings of an instance, with its words. All problems are reported, not only the first. */
export function settingsSchema(kind: KindName) {
  return z
    .looseObject({
      tokenKind: z.custom<KindName>(isKind, {
        abort: false,
        error: '`tokenKind` must be "impersonation" (the default) or "private".',
      }),
      scopes: z.optional(kind === "private" ? scopesSchema("`scopes`") : z.custom<undefined>()),
      storeHash,
      accessToken: accessTokenFor(kind),
      channelIds,
      apiUrl: urlOf("apiUrl"),
      storefrontUrl: z.optional(urlOf("storefrontUrl")),
      trustedProxySecret,
      tokenLifetimeSeconds: wholeNumber("tokenLifetimeSeconds", tokenLifetimeLimits),
      expiryMarginSeconds: z.optional(wholeNumber("expiryMarginSeconds", expiryMarginLimits)),
      timeoutMs: wholeNumber("timeoutMs", timeoutLimits),
      maxConcurrentRequests: wholeNumber("maxConcurrentRequests", concurrencyLimits),
    })
    .check(
      z.check(refuseWrongOptions, evenIfOthersAreWrong),
      z.check(refuseOptionsOfOtherKind, evenIfOthersAreWrong),
      z.check(requireChannels, evenIfOthersAreWrong),
      z.check(requireChannelInUrl, evenIfOthersAreWrong),
      z.check(refusePathOfOtherStore, evenIfOthersAreWrong),
      z.check(requireMarginInLifetime, evenIfOthersAreWrong),
    );
}

/** A string of the pattern. `name` begins the message about a value that was pasted wrong. */
function stringOf(
  name: string,
  pattern: RegExp,
  params: ReturnType<typeof words>,
  findProblem: (value: string) => string | undefined = findPastedProblem,
) {
  const problemOf = (value: string) => {
    const problem = findProblem(value);
    if (problem !== undefined) return `${name} ${problem}.`;
    return pattern.test(value) ? undefined : params.error({ input: value });
  };
  return z.string(params).check(
    z.check(({ value, issues }) => {
      // The check of the type does not stop the others.
      const message = typeof value === "string" ? problemOf(value) : undefined;
      if (message !== undefined) issues.push({ code: "custom", input: value, message });
    }),
  );
}

const storeHashName = "BIGCOMMERCE_STORE_HASH (option `storeHash`)";
const accessTokenName = "BIGCOMMERCE_ACCESS_TOKEN (option `accessToken`)";

const storeHash = stringOf(
  storeHashName,
  storeHashPattern,
  words(
    (shown) =>
      `${storeHashName} is ${shown}; it must be 1 to ${maxStoreHashLength} lowercase letters and digits, without \`store-\`, braces or a domain.`,
    `${storeHashName} is missing: set it to the part after \`store-\` in your store's URL store-{hash}.mybigcommerce.com.`,
  ),
  findStoreHashProblem,
);

/** The hash stands in URLs and errors: an access token in its place must get no further. */
function findStoreHashProblem(value: string): string | undefined {
  const pasted = findPastedProblem(value);
  if (pasted !== undefined) return `${pasted} (it is ${showSetting(value)})`;
  if (value.length <= maxStoreHashLength || !/^[a-z0-9]+$/i.test(value)) return undefined;
  return `is ${showSetting(value)}, which no store hash has: it looks like an access token. Check whether it and ${accessTokenName} are swapped`;
}

function accessTokenFor(kind: KindName) {
  return stringOf(
    accessTokenName,
    /^[\x21-\x7e]{8,512}$/,
    words(
      () =>
        `${accessTokenName} is not a valid access token: it must be 8 to 512 printable characters without spaces. Copy it again from the API account.`,
      `${accessTokenName} is missing: set it to the access token of an API account with the scope ${tokenEndpoints[kind].scopeName}: manage.`,
    ),
    findAccessTokenProblem,
  );
}

const proxySecretName = "BIGCOMMERCE_TRUSTED_PROXY_SECRET (option `trustedProxySecret`)";
const trustedProxySecret = z.optional(
  stringOf(
    proxySecretName,
    /^[\x21-\x7e]{1,512}$/,
    words(
      () =>
        `${proxySecretName} must be 1 to 512 printable characters without spaces, as BigCommerce's support gave it.`,
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

const urlSettings = {
  apiUrl: {
    name: "`apiUrl` (BIGCOMMERCE_API_URL)",
    example: defaultApiUrl,
    findProblem: findApiUrlProblem,
  },
  storefrontUrl: {
    name: "`storefrontUrl` (BIGCOMMERCE_STOREFRONT_URL)",
    example: exampleStorefrontUrl,
    findProblem: findStorefrontUrlProblem,
  },
} as const;

function urlOf(setting: keyof typeof urlSettings) {
  const { name, example, findProblem } = urlSettings[setting];
  return z.string(words((shown) => `${name} is ${shown}; it must be a string such as "${example}".`)).check(
    z.check(({ value, issues }) => {
      const problem = typeof value === "string" ? findProblem(value) : undefined;
      if (problem !== undefined) issues.push(urlIssue(setting, problem, value));
    }),
  );
}

function urlIssue(setting: keyof typeof urlSettings, problem: string, input: unknown) {
  const { name, example } = urlSettings[setting];
  return { code: "custom" as const, input, message: `${name} ${problem}. Example: ${example}.` };
}

const isKind = (value: unknown): value is KindName => value === "impersonation" || value === "private";

type Checked = z.core.ParsePayload<Readonly<Record<string, unknown>>>;

function refuseWrongOptions({ value, issues }: Checked): void {
  issues.push(...findOptionProblems(value).map((problem) => ({ code: "custom" as const, ...problem })));
}

const optionsOfKind = {
  impersonation: ["resolveCustomerId", "resolveImpersonation", "authorizeImpersonation"],
  private: ["scopes", "resolveCustomerAccessToken", "onCustomerSignedOut"],
};

/** They would do nothing, but whoever sets one expects an effect. */
function refuseOptionsOfOtherKind({ value, issues }: Checked): void {
  const { tokenKind } = value;
  if (!isKind(tokenKind)) return;
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

function refusePathOfOtherStore({ value, issues }: Checked): void {
  const { apiUrl, storeHash: hash } = value;
  if (typeof apiUrl !== "string" || findApiUrlProblem(apiUrl) !== undefined) return;
  const problem = findStorePathProblem(apiUrl, hash);
  if (problem !== undefined) issues.push(urlIssue("apiUrl", problem, apiUrl));
}

function requireMarginInLifetime({ value, issues }: Checked): void {
  const { tokenLifetimeSeconds: lifetime, expiryMarginSeconds: margin } = value;
  if (!isWithin(lifetime, tokenLifetimeLimits) || !isWithin(margin, expiryMarginLimits)) return;
  if (margin <= lifetime / 2) return;
  const message = `\`expiryMarginSeconds\` (${margin}) must be at most half of \`tokenLifetimeSeconds\` (${lifetime}).`;
  issues.push({ code: "custom", input: margin, message });
}
