import { readBearer } from "../http/authorization.js";
import type { HttpResponse } from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { StorefrontToken } from "../state/storefront-jwt.js";
import { graphqlRefusal } from "./error.js";

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
  const { inferred } = state.settings;
  const jwt = readBearer(authorization);
  if (jwt === null) return { refusal: graphqlRefusal(inferred, 401, "credentials.missing") };
  const reading = await state.issuer.read(jwt);
  if ("problem" in reading)
    return { refusal: graphqlRefusal(inferred, 401, `credentials.${reading.problem}`) };
  const problem = tokenProblem(state, address, reading.token);
  return problem === null ? reading : { refusal: graphqlRefusal(inferred, 401, `credentials.${problem}`) };
}

function tokenProblem(state: EmulatorState, address: GraphqlAddress, token: StorefrontToken) {
  if (token.expiresAtSeconds <= state.clock.nowMs() / 1000) return "expired" as const;
  const ownStore = address.storeHash === state.settings.storeHash && token.storeId === state.storeId;
  if (!ownStore) return "store_mismatch" as const;
  const everyChannel = token.channelIds.length === 0;
  if (!everyChannel && !token.channelIds.includes(address.channelId)) return "channel_mismatch" as const;
  return state.ledger.isUsable(token.id) ? null : ("revoked" as const);
}
