import type { Config } from "./config.js";
import { configurationError, type Problem, words } from "./problems.js";
import { optional, type Rule, textRule, urlRule } from "./setting-rules.js";
import { readSetting, trimStorefrontUrl } from "./settings.js";
import { fillStorefrontUrl } from "./storefront-url.js";

/**
 * What `createCustomerLoginUrl` needs. Read when it is called, and not before: an app without it can leave all three out.
 *
 * @example
 * ```ts
 * const login: CustomerLoginOptions = { checkoutUrl: "https://checkout.example.com" };
 * ```
 */
export interface CustomerLoginOptions {
  /** Client id of the API account, which needs the scope Customers Login: _login_. Default: `BIGCOMMERCE_CLIENT_ID`. */
  readonly clientId?: string | undefined;
  /** Client secret of the same API account. Never sent: it signs. Default: `BIGCOMMERCE_CLIENT_SECRET`. */
  readonly clientSecret?: string | undefined;
  /**
   * Address of BigCommerce's checkout, if it has a domain of its own; may hold `{storeHash}` and `{channelId}`. Only its
   * origin is used. Default: the address of the channel's storefront.
   */
  readonly checkoutUrl?: string | undefined;
}

/** The checked settings. The secret is behind a function, so that printing or awaiting them does not show it. */
export interface LoginSettings {
  readonly clientId: string;
  readonly clientSecret: () => string;
  /** Where BigCommerce logs a customer of this channel in. */
  readonly originOf: (channelId: number) => string;
}

/**
 * Reads them from the options and the environment. Every problem is reported at once.
 *
 * @throws {BigCommerceError} `configuration_missing`, `configuration_invalid`
 */
export function readLoginSettings(
  options: CustomerLoginOptions,
  env: NodeJS.ProcessEnv,
  config: Pick<Config, "storeHash" | "accessToken" | "graphqlUrl">,
): LoginSettings {
  const problems: Problem[] = [];
  const read = <Value>(rule: Rule<Value>, input: unknown, instead: Value): Value => {
    const found = rule(input);
    if ("value" in found) return found.value;
    problems.push({ input, message: found.message });
    return instead;
  };
  const clientId = read(clientIdRule, readSetting(options.clientId, "BIGCOMMERCE_CLIENT_ID", env), "");
  const given = readSetting(options.clientSecret, "BIGCOMMERCE_CLIENT_SECRET", env);
  const clientSecret = read(clientSecretRule([config.accessToken(), clientId]), given, "");
  const template = read(optional(urlRule("checkoutUrl")), trimStorefrontUrl(options.checkoutUrl), undefined);
  if (problems.length > 0) throw configurationError(problems);
  const addressOf = (channelId: number) =>
    template === undefined
      ? config.graphqlUrl(channelId)
      : fillStorefrontUrl(template, config.storeHash, channelId);
  return {
    clientId,
    clientSecret: () => clientSecret,
    originOf: (channelId) => new URL(addressOf(channelId)).origin,
  };
}

const idName = "BIGCOMMERCE_CLIENT_ID (option `clientId`)";
const secretName = "BIGCOMMERCE_CLIENT_SECRET (option `clientSecret`)";
const account =
  "the API account that BIGCOMMERCE_ACCESS_TOKEN belongs to, which needs the scope Customers Login: login, for createCustomerLoginUrl()";

const clientIdRule = textRule(
  idName,
  /^[\x21-\x7e]{1,255}$/,
  words(
    () =>
      `${idName} is not a valid client id: it must be 1 to 255 printable characters without spaces. Copy it again from the API account.`,
    `${idName} is missing: set it to the client id of ${account}.`,
  ),
);

/** The credentials file has three values one below the other, and none of them says what it is. */
function clientSecretRule(others: readonly string[]): Rule<string> {
  const isText = textRule(
    secretName,
    /^[\x21-\x7e]{8,512}$/,
    words(
      () =>
        `${secretName} is not a valid client secret: it must be 8 to 512 printable characters without spaces. Copy it again from the API account.`,
      `${secretName} is missing: set it to the client secret of ${account}.`,
    ),
  );
  const message = `${secretName} is the same as the access token or the client id. Set it to the third value of the credentials file.`;
  return (input) => {
    const found = isText(input);
    return "value" in found && others.includes(found.value) ? { message } : found;
  };
}
