import { randomUUID } from "node:crypto";
import { isBigCommerceError } from "../../../errors.js";
import type { HttpResponse } from "../../../http/message.js";
import { type GraphQLAnswer, readAnswer } from "../../../storefront/answer.js";
import { CredentialRejected } from "../../../storefront/failures.js";
import { graphqlHeaders } from "../../../storefront/request.js";
import { systemClock } from "../../../time/clock.js";
import { createDeadline } from "../../../time/deadline.js";
import type { StorefrontToken } from "../../../token/storefront-token.js";
import { type CheckResult, joinResults } from "../report/finding.js";
import type { ChannelResult } from "./channel-results.js";
import { checkCheckoutUrl } from "./checkout-url.js";
import type { StoreProblem } from "./findings.js";
import { checkQuota, checkRoundTrip, tookMs } from "./measured.js";
import type { Probe } from "./short-lived-token.js";
import { askedChannels, type StoreTarget } from "./store-configs.js";
import {
  doubledPathProblem,
  rejectedProblem,
  type Storefront,
  storefrontProblem,
} from "./storefront-problems.js";
import { readSettings, settingsProblem, settingsQuery } from "./storefront-settings.js";

const maxBytes = 256 * 1024;

/** Asks each channel's storefront who it is, with the given token. */
export function checkStorefronts(
  target: StoreTarget,
  token: StorefrontToken,
  probe: Probe,
): Promise<ChannelResult[]> {
  return Promise.all(
    askedChannels(target.config).map((channelId) => checkStorefront(channelId, target, token, probe)),
  );
}

const nothing: CheckResult = { findings: [], notChecked: [] };

async function checkStorefront(
  channelId: number,
  target: StoreTarget,
  token: StorefrontToken,
  probe: Probe,
): Promise<ChannelResult> {
  const { config } = target;
  const storefront = { config, channelId, url: config.graphqlUrl(channelId) };
  const doubled = doubledPathProblem(storefront);
  if (doubled !== undefined) return { channelId, problem: doubled, result: nothing };
  try {
    const response = await query(storefront, token, probe);
    const answer = readAnswer(response, answerContext(storefront));
    const measured = checkMeasured(storefront, response, probe);
    const told = checkAnswer(storefront, answer, target);
    return { channelId, problem: told.problem, result: joinResults([measured, told.result]) };
  } catch (error) {
    if (error instanceof CredentialRejected)
      return { channelId, problem: rejectedProblem(storefront), result: nothing };
    if (!isBigCommerceError(error)) throw error;
    return { channelId, problem: storefrontProblem(error, storefront), result: nothing };
  }
}

function query({ url }: Storefront, { token }: StorefrontToken, { send, timeoutMs }: Probe) {
  return send({
    method: "POST",
    url,
    headers: graphqlHeaders(token),
    body: JSON.stringify({ query: settingsQuery }),
    maxBytes,
    deadline: createDeadline(systemClock, timeoutMs),
  });
}

function answerContext({ url, config, channelId }: Storefront) {
  return {
    url,
    operation: "query NextBigCommerceDoctor",
    storeHash: config.storeHash,
    channelId,
    tokenChannelIds: config.channelIds,
    correlationId: randomUUID(),
  };
}

function checkMeasured({ channelId }: Storefront, response: HttpResponse, { slowMs }: Probe): CheckResult {
  const count = (name: string) => response.count(`x-bc-ip-rate-limit-requests-${name}`);
  return joinResults([
    checkRoundTrip({
      id: "storefront.slow",
      what: `A query of channel ${channelId}`,
      tookMs: tookMs(response),
      slowMs,
    }),
    checkQuota({
      id: "storefront.quota",
      name: `GraphQL limit of this IP address (channel ${channelId})`,
      quota: count("quota"),
      left: count("quota-left"),
      todo: "Send fewer requests at once, or set BIGCOMMERCE_TRUSTED_PROXY_SECRET so that each shopper's own address counts.",
    }),
  ]);
}

function checkAnswer(
  storefront: Storefront,
  answer: GraphQLAnswer,
  target: StoreTarget,
): { readonly problem?: StoreProblem | undefined; readonly result: CheckResult } {
  const settings = readSettings(answer.data);
  if (settings === undefined) {
    const why = answer.errors.length > 0 ? ` (${answer.toError().code})` : "";
    const reason = `The token may not read the settings of channel ${storefront.channelId}${why}.`;
    return { result: { findings: [], notChecked: [{ id: "storefront.channel", reason }] } };
  }
  const problem = settingsProblem(storefront, settings);
  return { problem, result: checkCheckoutUrl(storefront, settings, target) };
}
