import type { Config } from "../../../config/config.js";
import { fillStorefrontUrl, permanentUrl } from "../../../config/storefront-url.js";
import type { BigCommerceError, BigCommerceErrorCode } from "../../../errors.js";
import {
  type ConnectionFault,
  certificateTodo,
  connectionFaultOf,
  networkCodeOf,
  networkTodo,
  redirectTargetOf,
} from "./failures.js";
import type { StoreProblem } from "./findings.js";

/** One channel's storefront, as the app asks it. */
export interface Storefront {
  readonly config: Config;
  readonly channelId: number;
  /** With `/graphql`. */
  readonly url: string;
}

/** A problem of one channel. The text continues "Channel 2: ". */
type Describe = (error: BigCommerceError, storefront: Storefront) => StoreProblem;

function urlTodo(storefront: Storefront): string {
  return isPermanent(storefront)
    ? "Set BIGCOMMERCE_STOREFRONT_URL to the URL at which BigCommerce serves the channel, and check BIGCOMMERCE_STORE_HASH."
    : "Remove BIGCOMMERCE_STOREFRONT_URL, so that each channel's permanent URL is used, or set it to the URL of BigCommerce's storefront.";
}

const ofConnections: Readonly<Record<ConnectionFault, Describe>> = {
  unreachable: (error, { url }) => ({
    id: "storefront.unreachable",
    problem: `${hostOf(url)} cannot be reached (${networkCodeOf(error)}).`,
    todo: networkTodo(url),
  }),
  certificate: (error, { url }) => ({
    id: "storefront.certificate",
    problem: `the certificate of ${hostOf(url)} cannot be verified (${networkCodeOf(error)}).`,
    todo: certificateTodo,
  }),
  redirect: (error, storefront) => ({
    id: "storefront.redirect",
    problem: `${hostOf(storefront.url)} redirects to ${redirectTargetOf(error)} (${error.status}); the token was not sent there.`,
    todo: urlTodo(storefront),
  }),
  unavailable: ({ status }, { url }) => ({
    id: "storefront.unavailable",
    problem: `${hostOf(url)} answered ${status}: it is down, in maintenance or suspended.`,
    todo: "See status.bigcommerce.com and the store's control panel, and try again.",
  }),
};

const refused: Describe = ({ status }, { url }) => ({
  id: "storefront.refused",
  problem: `${hostOf(url)} refused a new token (${status}).`,
  todo: "Check for a proxy or firewall in between that strips the Authorization header, or adds cookies or Sec-Fetch headers.",
});

const notGraphql: Describe = ({ status }, storefront) => ({
  id: "storefront.url",
  problem: `${storefront.url} did not answer as BigCommerce's GraphQL does${status === undefined || status === 200 ? "" : ` (${status})`}.`,
  todo: `${urlTodo(storefront)} A domain that leads to your Next app is not it.`,
});

const notFound: Describe = (error, storefront) =>
  isPermanent(storefront)
    ? {
        id: "storefront.site",
        problem: `${hostOf(storefront.url)} has no storefront (404).`,
        todo: "Give the channel a site in BigCommerce (Channel Manager), or check BIGCOMMERCE_CHANNEL_ID.",
      }
    : notGraphql(error, storefront);

const ofAnswers: Partial<Record<BigCommerceErrorCode, Describe>> = {
  channel_mismatch: (_error, { url }) => ({
    id: "storefront.channel",
    problem: `${url} leads to another channel, for which the token is not valid (401).`,
    todo: "Set BIGCOMMERCE_STOREFRONT_URL to the URL of this channel, with {channelId} in it if there are several, or remove it.",
  }),
  store_mismatch: (_error, { url, config }) => ({
    id: "storefront.store",
    problem: `${url} leads to another store than ${config.storeHash} (401).`,
    todo: "Set BIGCOMMERCE_STORE_HASH and BIGCOMMERCE_STOREFRONT_URL to the same store, or remove the latter.",
  }),
  store_not_found: notFound,
  token_rejected: refused,
  browser_request_refused: refused,
  rate_limited: (_error, { url }) => ({
    id: "storefront.quota",
    problem: `${hostOf(url)} answered that the limit of this IP address is reached (429).`,
    todo: "Send fewer requests at once, or set BIGCOMMERCE_TRUSTED_PROXY_SECRET so that each shopper's own address counts.",
  }),
};

/** What a failed query tells, in words. */
export function storefrontProblem(error: BigCommerceError, storefront: Storefront): StoreProblem {
  const fault = connectionFaultOf(error);
  const describe = fault === undefined ? (ofAnswers[error.code] ?? notGraphql) : ofConnections[fault];
  return describe(error, storefront);
}

/** BigCommerce refused the token itself, which is new: as expired, unknown or not signed by it. */
export function rejectedProblem({ url }: Storefront): StoreProblem {
  return {
    id: "storefront.refused",
    problem: `${hostOf(url)} does not know a token that BigCommerce has just made (401).`,
    todo: "Check that BIGCOMMERCE_STOREFRONT_URL and BIGCOMMERCE_API_URL lead to the same BigCommerce, and this machine's clock.",
  };
}

/** `/graphql` is added to the storefront's URL, and one that is there already is taken away. */
export function doubledPathProblem({ url }: Storefront): StoreProblem | undefined {
  if (!url.endsWith("/graphql/graphql")) return undefined;
  return {
    id: "storefront.url",
    problem: "the storefront URL ends with /graphql twice.",
    todo: "Remove /graphql from the end of BIGCOMMERCE_STOREFRONT_URL: it is added by itself.",
  };
}

function isPermanent({ url, channelId, config }: Storefront): boolean {
  return url === `${fillStorefrontUrl(permanentUrl(channelId), config.storeHash, channelId)}/graphql`;
}

export const hostOf = (url: string): string => new URL(url).host;
