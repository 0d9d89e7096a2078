import { channelIdRule, isChannelId } from "./channel-id.js";
import { isWithin, type Limits, wholeNumberRule } from "./limits.js";
import { findAccessTokenProblem, findPastedProblem } from "./pasted-value.js";
import { showSetting, type Words, words } from "./problems.js";
import { inFixedOrder, isScopeList, scopeListRule } from "./scopes.js";
import { defaultApiUrl } from "./settings.js";
import type { PrivateTokenScope } from "./store-options.js";
import { maxStoreHashLength, storeHashPattern } from "./storefront-url.js";
import { type TokenKind, tokenEndpoints } from "./token-endpoints.js";
import { exampleStorefrontUrl, findApiUrlProblem, findStorefrontUrlProblem } from "./url-problems.js";

/**
 * What is right or wrong with one setting: its value with its type, or a message. Not schemas: to make and walk those of
 * all settings took 2 ms of the engine's first use (benchmark `start`), and these take less than one.
 */
export type Rule<Value> = (input: unknown) => { readonly value: Value } | { readonly message: string };

type KindName = TokenKind["tokenKind"];

export const isKind = (value: unknown): value is KindName => value === "impersonation" || value === "private";

function ruleOf<Value>(isRight: (input: unknown) => input is Value, wordsFor: Words): Rule<Value> {
  return (input) => (isRight(input) ? { value: input } : { message: wordsFor(input) });
}

export const kindRule = ruleOf(
  isKind,
  () => '`tokenKind` must be "impersonation" (the default) or "private".',
);

export const scopesRule: Rule<readonly PrivateTokenScope[]> = (input) =>
  isScopeList(input) ? { value: inFixedOrder(input) } : { message: scopeListRule("`scopes`") };

export function optional<Value>(rule: Rule<Value>): Rule<Value | undefined> {
  return (input) => (input === undefined ? { value: undefined } : rule(input));
}

/** A string of the pattern. `name` begins the message about a value that was pasted wrong. */
export function textRule(
  name: string,
  pattern: RegExp,
  wordsFor: Words,
  findProblem: (value: string) => string | undefined = findPastedProblem,
): Rule<string> {
  return (input) => {
    if (typeof input !== "string") return { message: wordsFor(input) };
    const problem = findProblem(input);
    if (problem !== undefined) return { message: `${name} ${problem}.` };
    return pattern.test(input) ? { value: input } : { message: wordsFor(input) };
  };
}

const storeHashName = "BIGCOMMERCE_STORE_HASH (option `storeHash`)";
const accessTokenName = "BIGCOMMERCE_ACCESS_TOKEN (option `accessToken`)";

export const storeHashRule = textRule(
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

export function accessTokenRule(kind: KindName): Rule<string> {
  return textRule(
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

const maxStampSecrets = 10;
const stampSecretPattern = /^[\x21-\x7e]{32,512}$/;

/** The message never has a secret in it, nor its length. */
export const stampSecretsRule: Rule<readonly [string, ...string[]]> = (input) => {
  const list: readonly unknown[] = Array.isArray(input) ? input : [input];
  const [first, ...others] = list
    .map((secret) => (typeof secret === "string" ? secret.trim() : secret))
    .filter((secret) => secret !== undefined && secret !== "");
  if (first === undefined) return { message: stampSecretsMessage("has no secret in it") };
  const secrets = [first, ...others];
  if (secrets.length > maxStampSecrets) return { message: stampSecretsMessage("has too many secrets in it") };
  const problem = secrets.map(findStampSecretProblem).find((found) => found !== undefined);
  return problem === undefined && isStrings(secrets)
    ? { value: secrets }
    : { message: stampSecretsMessage(`has a secret that ${problem}`) };
};

function findStampSecretProblem(secret: unknown): string | undefined {
  if (typeof secret !== "string") return "is not a string";
  const pasted = findPastedProblem(secret);
  if (pasted !== undefined) return pasted;
  return stampSecretPattern.test(secret) ? undefined : "is too short, too long or has spaces in it";
}

function isStrings(list: readonly unknown[]): list is readonly [string, ...string[]] {
  return list.length > 0 && list.every((entry) => typeof entry === "string");
}

function stampSecretsMessage(problem: string): string {
  return (
    `\`stampSecrets\` ${problem}; give 1 to ${maxStampSecrets} secrets of 32 to 512 printable characters without spaces, ` +
    "for example the output of `openssl rand -base64 32`, or leave it out."
  );
}

const proxySecretName = "BIGCOMMERCE_TRUSTED_PROXY_SECRET (option `trustedProxySecret`)";
export const proxySecretRule = textRule(
  proxySecretName,
  /^[\x21-\x7e]{1,512}$/,
  words(
    () =>
      `${proxySecretName} must be 1 to 512 printable characters without spaces, as BigCommerce's support gave it.`,
  ),
);

export const channelsRule = ruleOf(
  isChannelList,
  words(
    (shown) =>
      `BIGCOMMERCE_CHANNEL_ID (option \`channelIds\`) is ${shown}; it must be channel ids without repeats, separated by commas, at most 1,000. A channel id is ${channelIdRule}.`,
  ),
);

export function isChannelList(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length <= 1000 &&
    value.every(isChannelId) &&
    new Set(value).size === value.length
  );
}

export function wholeNumber(name: string, limits: Limits): Rule<number> {
  const isRight = (input: unknown): input is number => isWithin(input, limits);
  return ruleOf(
    isRight,
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
  checkoutUrl: {
    name: "`checkoutUrl`",
    example: exampleStorefrontUrl,
    findProblem: findStorefrontUrlProblem,
  },
} as const;

export function urlRule(setting: keyof typeof urlSettings): Rule<string> {
  const { name, example, findProblem } = urlSettings[setting];
  return (input) => {
    if (typeof input !== "string")
      return { message: `${name} is ${showSetting(input)}; it must be a string such as "${example}".` };
    const problem = findProblem(input);
    return problem === undefined ? { value: input } : { message: urlMessage(setting, problem) };
  };
}

export function urlMessage(setting: keyof typeof urlSettings, problem: string): string {
  const { name, example } = urlSettings[setting];
  return `${name} ${problem}. Example: ${example}.`;
}
