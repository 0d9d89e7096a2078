import * as z from "zod/mini";
import { coversChannel, isChannelId } from "../config/channel-id.js";
import { BigCommerceError } from "../errors.js";
import { type ImpersonationTokenIssuer, routeAccess } from "../instance-access.js";
import { parseTokenRequestBody, type TokenInput } from "../token/input.js";
import { compactJwsPattern } from "../token/storefront-token.js";
import { refuseBrowser, requireAuthorized } from "./caller.js";
import { readJsonBody } from "./json-body.js";
import { takeMintAllowance } from "./mint-allowance.js";
import { functionOf, maxBodyBytes, readRouteOptions, wholeNumber } from "./options.js";
import { RouteRefusal } from "./refusal.js";
import { withTimeLimit } from "./time-limit.js";
import { answerData, answerEmpty, answerFailure } from "./token-answer.js";

/** No line needs longer for a few kilobytes; a slower caller occupies the server. */
const bodyTimeoutMs = 15_000;

const lifetimeRule = "a whole number of seconds, at least 1";
const channelsRule = "a list of at least one channel id";
const optionsSchema = z.object(
  {
    authorize: functionOf<ImpersonationTokenRouteOptions["authorize"]>(),
    maxLifetimeSeconds: z._default(z.int(lifetimeRule).check(z.positive(lifetimeRule)), 86_400),
    allowedChannelIds: z.optional(
      z.array(z.custom<number>(isChannelId, channelsRule), channelsRule).check(z.minLength(1, channelsRule)),
    ),
    allowRevoke: z._default(z.boolean("true or false"), false),
    maxMintsPerMinute: z._default(wholeNumber({ min: 1, max: 10_000 }), 10),
    maxBodyBytes,
  },
  "an object",
);
type CheckedOptions = z.output<typeof optionsSchema>;

/**
 * Route handlers that give impersonation tokens to servers you trust, so that none of them needs the store's access
 * token. Never for browsers: a request with `Sec-Fetch-Site`, `Sec-Fetch-Dest`, `Origin` or `Cookie` is refused with 403,
 * no answer has a CORS header, and every answer is `Cache-Control: no-store`. The route is never prerendered.
 *
 * - `GET`: the shared cached token, `{ data: { token, expires_at }, meta: {} }`, `expires_at` in Unix seconds.
 * - `POST`: creates a token, with the same body and answer as BigCommerce's
 *   `POST /v3/storefront/api-token-customer-impersonation`, so that a caller changes only the URL and the credential.
 * - `DELETE`: revokes the token in the header `Sf-Api-Token`, if `allowRevoke` is set; 200 without a body.
 *
 * Errors have BigCommerce's envelope `{ status, title, type, errors }` and our `code`: 401 not authorized, with
 * `WWW-Authenticate: Bearer`; 403 a browser; 405 revoking is off; 400, 408, 413 and 415 the body; 422 a field (`errors` by
 * field); 429 with `X-Retry-After` in seconds; 500 configuration; 502 BigCommerce refuses this server; 503 and 504
 * BigCommerce is down or slow.
 *
 * @param bigcommerce - Result of `createBigCommerce`.
 * @throws {BigCommerceError} A handler rejects only with `used_in_cache` and `used_in_prerender`, if there is no
 * request. Options are checked at a request: if they are not valid, it is answered 500 with `configuration_invalid`.
 * @example
 * ```ts
 * // app/api/impersonation-token/route.ts
 * import { bearerSecret, createImpersonationTokenRoute } from "next-bigcommerce";
 * import { bigcommerce } from "@/lib/bigcommerce";
 *
 * export const { GET, POST, DELETE } = createImpersonationTokenRoute(bigcommerce, {
 *   authorize: bearerSecret(() => process.env.SERVICE_SECRET),
 *   allowRevoke: true,
 * });
 * ```
 * @see https://developer.bigcommerce.com/docs/rest-authentication/tokens/customer-impersonation-token
 * @see https://nextjs.org/docs/app/api-reference/file-conventions/route
 */
export function createImpersonationTokenRoute(
  bigcommerce: ImpersonationTokenIssuer,
  options: ImpersonationTokenRouteOptions,
): ImpersonationTokenRoute {
  const handler =
    (action: Action, answer: Answer) =>
    async (request: Request): Promise<Response> => {
      const { enterRequest, timeoutMs } = bigcommerce[routeAccess];
      await enterRequest();
      try {
        refuseBrowser(request);
        const checked = readRouteOptions("createImpersonationTokenRoute", optionsSchema, options);
        const authorize = () => checked.authorize(request, { action });
        await requireAuthorized(authorize, "impersonation-token", timeoutMs);
        requireImpersonationTokens(bigcommerce);
        return await answer(bigcommerce, request, checked);
      } catch (error) {
        return answerFailure(error, action === "read" ? "by-server" : "by-caller");
      }
    };
  return {
    GET: handler("read", answerCachedToken),
    POST: handler("create", answerCreatedToken),
    DELETE: handler("revoke", answerRevocation),
  };
}

type Action = "read" | "create" | "revoke";
type Answer = (
  bigcommerce: ImpersonationTokenIssuer,
  request: Request,
  options: CheckedOptions,
) => Promise<Response>;

/** For callers without types: an instance for private tokens has no impersonation tokens. */
function requireImpersonationTokens(bigcommerce: Partial<ImpersonationTokenIssuer>): void {
  if (typeof bigcommerce.getImpersonationToken === "function") return;
  throw new BigCommerceError(
    "token_kind_unsupported",
    "createImpersonationTokenRoute gives impersonation tokens, and this instance works with private tokens " +
      '(`tokenKind: "private"`). Remove the route, or give it an instance for impersonation tokens.',
  );
}

const answerCachedToken: Answer = async (bigcommerce) => {
  const { token, expiresAt } = await bigcommerce[routeAccess].readToken();
  return answerData({ token, expires_at: expiresAt });
};

const answerCreatedToken: Answer = async (bigcommerce, request, options) => {
  const access = bigcommerce[routeAccess];
  const limit = { timeoutMs: bodyTimeoutMs, refuse: bodyTooSlow };
  const body = await withTimeLimit(limit, (signal) => readJsonBody(request, options.maxBodyBytes, signal));
  const now = await access.nowMs();
  const input = parseTokenRequestBody(body, now);
  refuseLongLife(input.expiresAt, options.maxLifetimeSeconds, now);
  refuseOtherChannels(input, options.allowedChannelIds ?? (await access.channels()).channelIds);
  takeMintAllowance(options.maxMintsPerMinute, now);
  const { token } = await access.createToken(input.wire);
  return answerData({ token });
};

function bodyTooSlow(): RouteRefusal {
  return new RouteRefusal("body_too_slow", `The body did not end within ${bodyTimeoutMs} ms.`);
}

const answerRevocation: Answer = async (bigcommerce, request, { allowRevoke }) => {
  if (!allowRevoke) {
    const message = "This route does not revoke tokens. Set its option allowRevoke to allow it.";
    throw new RouteRefusal("method_not_allowed", message, { headers: { allow: "GET, POST" } });
  }
  const token = request.headers.get("sf-api-token");
  if (token === null || !compactJwsPattern.test(token)) {
    const problem = token === null ? "is missing" : "is not a JWT";
    throw fieldError("Sf-Api-Token", `The header Sf-Api-Token ${problem}: send the token to revoke in it.`);
  }
  await bigcommerce[routeAccess].revokeToken(token);
  return answerEmpty();
};

function refuseLongLife(expiresAt: number, maxLifetimeSeconds: number, nowMs: number): void {
  const lifetimeSeconds = Math.ceil(expiresAt - nowMs / 1000);
  if (lifetimeSeconds <= maxLifetimeSeconds) return;
  throw fieldError(
    "expires_at",
    `expires_at is ${lifetimeSeconds} seconds ahead; this route allows at most ${maxLifetimeSeconds}.`,
  );
}

function refuseOtherChannels({ channelIds, wire }: TokenInput, allowedIds: readonly number[]): void {
  const other = channelIds.find((id) => !coversChannel(allowedIds, id));
  if (other === undefined) return;
  throw fieldError(
    wire.channel_id === undefined ? "channel_ids" : "channel_id",
    `This route does not create tokens for channel ${other}, only for ${allowedIds.join(", ")}.`,
  );
}

function fieldError(field: string, text: string): BigCommerceError {
  return new BigCommerceError("input_invalid", text, { fieldErrors: { [field]: text } });
}

/** Options of {@link createImpersonationTokenRoute}. */
export interface ImpersonationTokenRouteOptions {
  /**
   * Whether the caller may do this. Must return exactly `true`; anything else, or a throw, is 401 without detail. Only
   * `configuration_missing` and `configuration_invalid` are answered with 500 and their message, for the operator. If it
   * does not finish within the instance's `timeoutMs`, the answer is 504 with `timeout`. Required. {@link bearerSecret} makes one.
   */
  readonly authorize: (
    request: Request,
    context: { readonly action: "read" | "create" | "revoke" },
  ) => boolean | Promise<boolean>;
  /** Longest lifetime of a token that POST creates, in seconds. At least 1. Default: 86,400 (one day). */
  readonly maxLifetimeSeconds?: number | undefined;
  /**
   * Channels for which POST may create tokens; not empty. Default: the instance's channels, or with `allChannels: true`
   * every channel.
   */
  readonly allowedChannelIds?: readonly number[] | undefined;
  /**
   * Whether DELETE revokes. Default: `false`; an authorized caller then gets 405, as if DELETE were not exported.
   */
  readonly allowRevoke?: boolean | undefined;
  /**
   * How many tokens POST creates in any 60 seconds, counted over all such routes of a server process. Only requests that
   * pass every other check count. 1 to 10,000. Default: 10.
   */
  readonly maxMintsPerMinute?: number | undefined;
  /** Largest body of POST, in bytes. 1 to 1,048,576. Default: 16,384. */
  readonly maxBodyBytes?: number | undefined;
}

/** Route handlers of a `route.ts`. */
export interface ImpersonationTokenRoute {
  /** Returns the shared cached token. */
  readonly GET: (request: Request) => Promise<Response>;
  /** Creates a token, with the body and the answer of BigCommerce's endpoint. */
  readonly POST: (request: Request) => Promise<Response>;
  /** Revokes the token in `Sf-Api-Token`, with `allowRevoke`. */
  readonly DELETE: (request: Request) => Promise<Response>;
}
