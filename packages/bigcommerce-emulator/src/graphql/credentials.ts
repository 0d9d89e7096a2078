import { readBearer } from "../http/authorization.js";
import type { HttpResponse } from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { StorefrontToken } from "../state/storefront-jwt.js";
import { credentialErrors } from "./error.js";

export interface GraphqlAddress {
  readonly storeHash: string;
  readonly channelId: number;
}

/** The token of a request, or the 401 for what is wrong with it. */
export async function readCredentials(
  state: EmulatorState,
  address: GraphqlAddress,
  authorization: string | null,
): Promise<{ token: StorefrontToken } | { refusal: HttpResponse }> {
  const jwt = readBearer(authorization);
  if (jwt === null) return { refusal: credentialErrors.missing() };
  const reading = await state.issuer.read(jwt);
  if ("problem" in reading) return { refusal: credentialErrors.unreadable(reading.problem) };
  const refusal = refuseToken(state, address, reading.token);
  return refusal === null ? reading : { refusal };
}

function refuseToken(
  state: EmulatorState,
  address: GraphqlAddress,
  token: StorefrontToken,
): HttpResponse | null {
  if (token.expiresAtSeconds <= state.clock.nowMs() / 1000) return credentialErrors.expired();
  const ownStore = address.storeHash === state.settings.storeHash && token.storeId === state.storeId;
  if (!ownStore) return credentialErrors.storeMismatch();
  const everyChannel = token.channelIds.length === 0;
  if (!everyChannel && !token.channelIds.includes(address.channelId))
    return credentialErrors.channelMismatch();
  return state.ledger.isUsable(token.id) ? null : credentialErrors.unknown();
}
