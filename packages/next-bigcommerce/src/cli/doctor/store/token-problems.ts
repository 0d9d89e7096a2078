import type { Config } from "../../../config/config.js";
import { defaultApiUrl } from "../../../config/settings.js";
import { tokenEndpoints } from "../../../config/token-endpoints.js";
import type { BigCommerceError, BigCommerceErrorCode } from "../../../errors.js";
import { channelsTodo } from "./channel-problems.js";
import { describeChannels } from "./claims.js";
import {
  type ConnectionFault,
  certificateTodo,
  connectionFaultOf,
  networkCodeOf,
  networkTodo,
  redirectTargetOf,
} from "./failures.js";
import type { StoreProblem } from "./findings.js";

type Describe = (error: BigCommerceError, config: Config) => StoreProblem;

const ofConnections: Readonly<Record<ConnectionFault, Describe>> = {
  unreachable: (error, { apiUrl }) => ({
    id: "store.unreachable",
    problem: `${apiUrl} cannot be reached (${networkCodeOf(error)}).`,
    todo: networkTodo(apiUrl),
  }),
  certificate: (error, { apiUrl }) => ({
    id: "store.certificate",
    problem: `The certificate of ${apiUrl} cannot be verified (${networkCodeOf(error)}).`,
    todo: certificateTodo,
  }),
  redirect: (error, { apiUrl }) => ({
    id: "store.redirect",
    problem: `${apiUrl} redirects to ${redirectTargetOf(error)} (${error.status}).`,
    todo: "Remove BIGCOMMERCE_API_URL, unless you have a reason for another address than BigCommerce's own.",
  }),
  unavailable: ({ status }, { apiUrl, storeHash }) => ({
    id: "store.unavailable",
    problem: `${apiUrl} answered ${status} for store ${storeHash}: it is down, or the store is in maintenance or suspended.`,
    todo: "See status.bigcommerce.com and the store's control panel, and try again.",
  }),
};

const ofAnswers: Partial<Record<BigCommerceErrorCode, Describe>> = {
  store_unauthorized: (_error, { storeHash }) => ({
    id: "store.access-token",
    problem: `BigCommerce does not accept the access token for store ${storeHash} (401).`,
    todo: "Check that BIGCOMMERCE_STORE_HASH and BIGCOMMERCE_ACCESS_TOKEN are of the same API account, or create a new one in the control panel.",
  }),
  scope_missing: (_error, { storeHash, kind }) => {
    const { scopeName, scopeParameter } = tokenEndpoints[kind.tokenKind];
    return {
      id: "store.scope",
      problem: `The access token may not make ${kind.tokenKind} tokens for store ${storeHash} (403).`,
      todo:
        `Check that BIGCOMMERCE_STORE_HASH is the token's own store, for which BigCommerce answers the same; if it is, ` +
        `give the API account \`${scopeName}\`: manage (${scopeParameter}), and nothing more.`,
    };
  },
  store_not_found: (_error, { storeHash, apiUrl }) => ({
    id: "store.hash",
    problem: `${apiUrl} knows no store ${storeHash} (404).`,
    todo:
      apiUrl === defaultApiUrl
        ? "Set BIGCOMMERCE_STORE_HASH to the part after `store-` in store-{hash}.mybigcommerce.com."
        : "Check BIGCOMMERCE_API_URL, and set BIGCOMMERCE_STORE_HASH to the part after `store-` in store-{hash}.mybigcommerce.com.",
  }),
  rate_limited: (_error, { storeHash }) => ({
    id: "store.quota",
    problem: `The REST quota of store ${storeHash} is used up (429).`,
    todo: "Try again in a minute, and look for another app of the store that sends too many requests.",
  }),
};

const refused: Describe = ({ status }, { channelIds, storeHash }) => ({
  id: "store.channel",
  problem: `BigCommerce refused to make a token for ${describeChannels(channelIds)} of store ${storeHash} (${status}).`,
  todo: channelsTodo,
});

const notBigCommerce: Describe = ({ status }, { apiUrl }) => ({
  id: "store.api-url",
  problem: `${apiUrl} did not answer as BigCommerce's REST API does${status === undefined ? "" : ` (${status})`}.`,
  todo: "Remove BIGCOMMERCE_API_URL, or set it to https://api.bigcommerce.com, and check for a proxy in between.",
});

/** What BigCommerce answers only if the access token may make tokens of this kind. */
export const refusesChannels = ({ code, status }: BigCommerceError) =>
  code === "request_rejected" && status === 422;

/** What a failed request for a token tells, in words. */
export function tokenProblem(error: BigCommerceError, config: Config): StoreProblem {
  const fault = connectionFaultOf(error);
  if (fault !== undefined) return ofConnections[fault](error, config);
  return (refusesChannels(error) ? refused : (ofAnswers[error.code] ?? notBigCommerce))(error, config);
}
