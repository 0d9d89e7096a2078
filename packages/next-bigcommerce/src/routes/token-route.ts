import * as z from "zod/mini";
import { BigCommerceError } from "../errors.js";
import { type ImpersonationTokenIssuer, routeAccess } from "../instance-access.js";
import { parseTokenRequestBody, type TokenInput } from "../token/input.js";
import { compactJwsPattern } from "../token/storefront-token.js";
import { answerData, answerEmpty, answerFailure, RouteRefusal } from "./answer.js";
import { refuseBrowser, requireAuthorized } from "./caller.js";
import { readJsonBody } from "./json-body.js";
import { takeMintAllowance } from "./mint-allowance.js";

/** Options of {@link createImpersonationTokenRoute}. */
export interface ImpersonationTokenRouteOptions {
  /**
   * Whether the caller may do this; it must answer exactly `true`. Anything else, or a throw, is 401 without detail;
   * only `configuration_missing` and `configuration_invalid` are answered as 500 with their message, for the operator.
   * Required. {@link bearerSecret} makes one.
   */
  readonly authorize: (
    request: Request,
    context: { readonly action: "read" | "create" | "revoke" },
  ) => boolean | Promise<boolean>;
  /** Longest life of a token that POST creates, in seconds. Default: 86,400 (one day). At least 1. */
  readonly maxLifetimeSeconds?: number | undefined;
  /**
   * Channels that POST may name. Default: the configured channels of the instance; with `allChannels: true`, every
   * channel. Not empty.
   */
  readonly allowedChannelIds?: readonly number[] | undefined;
  /**
   * Whether DELETE revokes. Default: `false`; DELETE then answers 405 to an authorized caller, as if it were not
   * exported.
   */
  readonly allowRevoke?: boolean | undefined;
  /**
   * Tokens that POST creates in any 60 seconds, counted over all such routes of a server process. Only requests that
   * pass every other check count. Default: 10. From 1 to 10,000.
   */
  readonly maxMintsPerMinute?: number | undefined;
  /** Largest body of POST, in bytes. Default: 16,384. From 1 to 1,048,576. */
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

const optionsSchema = z.object({
  authorize: z.custom<ImpersonationTokenRouteOptions["authorize"]>((value) => typeof value === "function"),
  maxLifetimeSeconds: z._default(z.int().check(z.positive()), 86_400),
  allowedChannelIds: z.optional(z.array(z.int().check(z.positive())).check(z.minLength(1))),
  allowRevoke: z._default(z.boolean(), false),
  maxMintsPerMinute: z._default(z.int().check(z.gte(1), z.lte(10_000)), 10),
  maxBodyBytes: z._default(z.int().check(z.gte(1), z.lte(1_048_576)), 16_384),
});
type CheckedOptions = z.output<typeof optionsSchema>;

const optionRules = {
  authorize: "a function",
  maxLifetimeSeconds: "a whole number of seconds, at least 1",
  allowedChannelIds: "a list of channel ids and not empty",
  allowRevoke: "true or false",
  maxMintsPerMinute: "a whole number from 1 to 10,000",
  maxBodyBytes: "a whole number from 1 to 1,048,576",
};

/**
 * Route handlers that give impersonation tokens to servers you trust, so that none of them holds the store's access
 * token. Never for browsers: a request with `Sec-Fetch-Site`, `Sec-Fetch-Dest`, `Origin` or `Cookie` is answered 403,
 * no answer has a CORS header, and every answer is `Cache-Control: no-store`. It is never prerendered.
 *
 * - `GET`: the shared cached token, `{ data: { token, expires_at }, meta: {} }`, `expires_at` in Unix seconds.
 * - `POST`: creates a token; same body and answer as BigCommerce's
 *   `POST /v3/storefront/api-token-customer-impersonation`, so that a caller changes only the URL and the credential.
 * - `DELETE`: revokes the token in the header `Sf-Api-Token`, where `allowRevoke` is set; 200 without a body.
 *
 * Errors have BigCommerce's envelope `{ status, title, type, errors }` and our `code`: 401 not authorized, 403 a
 * browser, 405 revoking is off, 400, 413 and 415 the body, 422 a field (`errors` by field), 429 with `X-Retry-After` in
 * seconds, 500 configuration, 502 BigCommerce refuses this server, 503 and 504 BigCommerce is down or slow.
 *
 * @param bigcommerce - Result of `createBigCommerce`.
 * @throws {BigCommerceError} A handler rejects only with `used_in_cache` and `used_in_prerender`, where there is no
 * request. Options are checked at the first request: `configuration_invalid`, as 500.
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
    (action: "read" | "create" | "revoke", answer: Answer) =>
    async (request: Request): Promise<Response> => {
      await bigcommerce[routeAccess].enterRequest();
      try {
        refuseBrowser(request);
        const checked = readOptions(options);
        await requireAuthorized(() => checked.authorize(request, { action }));
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

/** For callers without types: with private tokens there is nothing here to give. */
function requireImpersonationTokens(bigcommerce: Partial<ImpersonationTokenIssuer>): void {
  if (typeof bigcommerce.getImpersonationToken === "function") return;
  throw new BigCommerceError(
    "token_kind_unsupported",
    "createImpersonationTokenRoute gives impersonation tokens, and this instance works with private tokens " +
      '(`tokenKind: "private"`). Remove the route, or give it an instance for impersonation tokens.',
  );
}

type Answer = (
  bigcommerce: ImpersonationTokenIssuer,
  request: Request,
  options: CheckedOptions,
) => Promise<Response>;

async function answerCachedToken(bigcommerce: ImpersonationTokenIssuer): Promise<Response> {
  const { token, expiresAt } = await bigcommerce.getImpersonationToken();
  return answerData({ token, expires_at: expiresAt });
}

const answerCreatedToken: Answer = async (bigcommerce, request, options) => {
  const body = await readJsonBody(request, options.maxBodyBytes);
  const { channelIds: configuredIds, nowMs } = bigcommerce[routeAccess];
  const now = await nowMs();
  const input = parseTokenRequestBody(body, now);
  const { expiresAt, channelIds, wire } = input;
  refuseLongLife(expiresAt, options.maxLifetimeSeconds, now);
  refuseOtherChannels(input, options.allowedChannelIds ?? (await configuredIds()));
  takeMintAllowance(options.maxMintsPerMinute, now);
  const channels = wire.channel_id === undefined ? { channelIds } : { channelId: wire.channel_id };
  const { token } = await bigcommerce.createImpersonationToken({ expiresAt, ...channels });
  return answerData({ token });
};

const answerRevocation: Answer = async (bigcommerce, request, { allowRevoke }) => {
  if (!allowRevoke) {
    const title = "Revoking is off for this route: its option allowRevoke turns it on.";
    throw new RouteRefusal({ status: 405, title, headers: { allow: "GET, POST" } });
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

/** No channels at all to allow means every channel of the store. */
function refuseOtherChannels({ channelIds, wire }: TokenInput, allowedIds: readonly number[]): void {
  const other = channelIds.find((id) => allowedIds.length > 0 && !allowedIds.includes(id));
  if (other === undefined) return;
  throw fieldError(
    wire.channel_id === undefined ? "channel_ids" : "channel_id",
    `This route gives no tokens for channel ${other}, only for ${allowedIds.join(", ")}.`,
  );
}

function fieldError(field: string, text: string): BigCommerceError {
  return new BigCommerceError("input_invalid", text, { fieldErrors: { [field]: text } });
}

function readOptions(options: unknown): CheckedOptions {
  const parsed = optionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const names = new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? "options")));
  const rules = [...names].map((name) => `${name} must be ${Reflect.get(optionRules, name) ?? "an object"}`);
  throw new BigCommerceError("configuration_invalid", `createImpersonationTokenRoute: ${rules.join("; ")}.`);
}
