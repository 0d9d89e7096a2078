import type { Config } from "../../../config/config.js";
import { createTransport } from "../../../http/transport.js";
import { systemClock } from "../../../time/clock.js";
import type { StorefrontToken } from "../../../token/storefront-token.js";
import { type CheckResult, joinResults, type NotChecked } from "../report/finding.js";
import type { Check } from "../report/subject.js";
import { checkChannels } from "./channel-check.js";
import { joinChannels } from "./channel-results.js";
import { checkClaims } from "./claims.js";
import { storeFinding } from "./findings.js";
import { checkClock, checkQuota, checkRoundTrip, skewOf, tookMs } from "./measured.js";
import { type Probe, requestToken, revokeToken, type TokenRequest } from "./short-lived-token.js";
import { askedChannels, readStoreTargets, type StoreTarget, type TokenKindName } from "./store-configs.js";
import { checkStorefronts } from "./storefront-check.js";
import { refusesChannels, tokenProblem } from "./token-problems.js";

interface StoreCheckOptions {
  /** Which kind of token the app uses. Default: as its code says, else whichever the access token may make. */
  readonly tokenKind?: TokenKindName | undefined;
  /** Milliseconds for one answer. Default: 10,000. */
  readonly timeoutMs?: number;
  /** A round trip beyond it is reported. Default: 3,000. */
  readonly slowMs?: number;
}

/**
 * Asks the store itself: a token that lives two minutes, each channel and its site, the channel's storefront with the
 * token, and then the token is revoked. Nothing of the store is changed, and nothing but the settings is read.
 */
export function createStoreCheck({
  tokenKind,
  timeoutMs = 10_000,
  slowMs = 3_000,
}: StoreCheckOptions = {}): Check {
  return async (subject) => {
    const { targets, notChecked } = readStoreTargets(subject, tokenKind);
    const probe = { send: createTransport({ clock: systemClock }), timeoutMs, slowMs };
    const asked = await Promise.all(
      targets.map(async (target) => ({ target, request: await requestOfKind(target, probe) })),
    );
    const stores = new Set(
      asked.flatMap(({ request }) => (hasScope(request) ? [request.config.storeHash] : [])),
    );
    const results = await Promise.all(
      asked.map(({ target, request }) =>
        request.error?.code === "scope_missing" && stores.has(request.config.storeHash)
          ? otherKindNotChecked(request)
          : checkTarget(target, request, probe),
      ),
    );
    return joinResults([{ findings: [], notChecked }, ...results]);
  };
}

const hasScope = ({ token, error }: TokenRequest) =>
  token !== undefined || (error !== undefined && refusesChannels(error));

/** Of an app that can work with either kind of token, an access token needs the scope of one. */
function otherKindNotChecked({ config }: TokenRequest): CheckResult {
  const reason = `The access token may not make ${config.kind.tokenKind} tokens, and may make the other kind that the code has an instance for.`;
  return { findings: [], notChecked: [{ id: "store.scope", reason }] };
}

async function checkTarget(target: StoreTarget, request: TokenRequest, probe: Probe): Promise<CheckResult> {
  const { config, token } = request;
  const measured = checkMeasured(request, probe);
  if (token === undefined) return joinResults([measured, await checkRefusal(request, probe)]);
  const claims = checkClaims(token.token, token.expiresAt, config);
  const [channels] = await Promise.allSettled([checkEachChannel({ ...target, config }, token, probe)]);
  const revocation = await checkRevocation(token, config, probe);
  if (channels.status === "rejected") throw channels.reason;
  return joinResults([measured, claims, channels.value, revocation]);
}

async function checkEachChannel(
  target: StoreTarget,
  token: StorefrontToken,
  probe: Probe,
): Promise<CheckResult> {
  const { config } = target;
  const results = await Promise.all([checkChannels(config, probe), checkStorefronts(target, token, probe)]);
  const asked = askedChannels(config);
  const reason = `Only channel ${asked.join(", ")} was asked, not every one.`;
  const isEvery = asked.length === config.channelIds.length;
  return joinResults([
    { findings: [], notChecked: isEvery ? [] : [{ id: "storefront", reason }] },
    joinChannels(results.flat()),
  ]);
}

/** With the other kind of token if the app may use it, and its access token can make only that. */
async function requestOfKind(target: StoreTarget, probe: Probe): Promise<TokenRequest> {
  const request = await requestToken(target.config, probe);
  if (request.error?.code !== "scope_missing" || target.otherKind === undefined) return request;
  const other = await requestToken(target.otherKind, probe);
  return hasScope(other) ? other : request;
}

function checkMeasured({ config, response, token }: TokenRequest, { slowMs }: Probe): CheckResult {
  if (response === undefined) return { findings: [], notChecked: [] };
  const kind = `${config.kind.tokenKind === "private" ? "A private" : "An impersonation"} token`;
  return joinResults([
    checkClock(skewOf(response)),
    ...(token === undefined
      ? []
      : [
          checkRoundTrip({ id: "store.slow", what: kind, tookMs: tookMs(response), slowMs }),
          checkQuota({
            id: "store.quota",
            name: `REST quota of store ${config.storeHash}`,
            quota: response.count("x-rate-limit-requests-quota"),
            left: response.count("x-rate-limit-requests-left"),
            todo: "Look for another app of the store that sends too many requests: all share the quota.",
          }),
        ]),
  ]);
}

async function checkRefusal({ config, error }: TokenRequest, probe: Probe): Promise<CheckResult> {
  if (error === undefined) return { findings: [], notChecked: [] };
  const { id, ...details } = tokenProblem(error, config);
  const notChecked: NotChecked[] = [
    { id: "storefront", reason: `Store ${config.storeHash} gave no token to ask its storefront with.` },
  ];
  const refusal = { findings: [storeFinding(id, details)], notChecked };
  if (id !== "store.channel") return joinResults([refusal, channelsNotAsked(config)]);
  const channels = joinChannels(await checkChannels(config, probe));
  const isExplained = channels.findings.some((finding) => finding.id === "channel.missing");
  return joinResults([isExplained ? { findings: [], notChecked } : refusal, channels]);
}

function channelsNotAsked({ storeHash }: Config): CheckResult {
  const reason = `Store ${storeHash} is asked about its channels once it gives a token.`;
  return { findings: [], notChecked: [{ id: "channel", reason }] };
}

async function checkRevocation(token: StorefrontToken, config: Config, probe: Probe): Promise<CheckResult> {
  const error = await revokeToken(token, config, probe);
  if (error === undefined) return { findings: [], notChecked: [] };
  if (error.code !== "request_rejected") {
    const reason = `The check's own token could not be revoked (${error.code}); it ends by itself in two minutes.`;
    return { findings: [], notChecked: [{ id: "store.revocation", reason }] };
  }
  const finding = storeFinding("store.revocation", {
    problem: `BigCommerce does not know the token that it has just made (${error.status}).`,
    todo: "Check for a proxy in between that repeats older answers, or strips the header Sf-Api-Token.",
  });
  return { findings: [finding], notChecked: [] };
}
