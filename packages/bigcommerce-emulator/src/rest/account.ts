import { createHash } from "node:crypto";
import { type HttpRequest, type HttpResponse, withHeaders } from "../http/message.js";
import type { AccessTokenScope } from "../state/access-token-scopes.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { EmulatorSettings } from "../state/options.js";
import { restErrors } from "./error.js";

/** The API account that a request's access token belongs to. */
export interface ApiAccount {
  readonly clientId: string;
  readonly scopes: readonly AccessTokenScope[];
}

/**
 * Handles a REST request of one of the store's API accounts, or responds that it is not one. Every response has the
 * headers of the rate limit. The order is BigCommerce's: the access token, the quota, the store, and then what is asked.
 */
export async function asAccount(
  state: EmulatorState,
  storeHash: string,
  request: HttpRequest,
  handle: (account: ApiAccount) => HttpResponse | Promise<HttpResponse>,
): Promise<HttpResponse> {
  const quota = state.restQuota.take();
  const admission = admit(state.settings, storeHash, request, quota.limited);
  const response = "refusal" in admission ? admission.refusal : await handle(admission.account);
  return withHeaders(response, quota.headers);
}

function admit(
  settings: EmulatorSettings,
  storeHash: string,
  request: HttpRequest,
  limited: boolean,
): { account: ApiAccount } | { refusal: HttpResponse } {
  const accessToken = request.headers.get("x-auth-token");
  if (accessToken === null || accessToken === "") return { refusal: restErrors.accessTokenMissing() };
  const account = accountOf(settings, accessToken);
  if (account === null) return { refusal: restErrors.accessTokenInvalid() };
  if (limited) return { refusal: restErrors.tooManyRequests() };
  // For a wrong store hash BigCommerce is reported to respond as for a missing scope.
  return storeHash === settings.storeHash ? { account } : { refusal: restErrors.scopeMissing() };
}

function accountOf(settings: EmulatorSettings, accessToken: string): ApiAccount | null {
  const index = settings.accounts.findIndex((account) => account.token === accessToken);
  const account = settings.accounts[index];
  return account === undefined
    ? null
    : { clientId: clientIdOf(settings.storeHash, index), scopes: account.scopes };
}

// BigCommerce's client ids have 31 characters. Made from the position in the list, so that it holds no part of a
// secret.
function clientIdOf(storeHash: string, index: number): string {
  return createHash("sha256").update(`${storeHash} account ${index}`).digest("hex").slice(0, 31);
}
