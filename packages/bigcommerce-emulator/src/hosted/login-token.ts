import { clientIp } from "../http/client-ip.js";
import { emptyResponse, type HttpRequest, type HttpResponse } from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import { messagePage, secretLinkHeaders } from "./page.js";
import { replaceSession } from "./session.js";

/** `/login/token/{jwt}`: signs the customer in and leads on, or says why not. */
export async function signInByToken(
  state: EmulatorState,
  jwt: string,
  request: HttpRequest,
): Promise<HttpResponse> {
  const ip = clientIp(request, state.settings.trustedProxySecret);
  const reading = await state.customerLogins.read(jwt, ip);
  if ("refusal" in reading) {
    const { status, title, advice, problem } = reading.refusal;
    return messagePage(state, { status, title, paragraphs: [advice], code: problem });
  }
  const { customerId, redirectTo } = reading.login;
  // Without the cart of whoever used this browser before.
  const session = { signedIn: { customerId, accessToken: null }, cartEntityId: null };
  const cookie = replaceSession(state, request.headers, session);
  return emptyResponse(302, { location: redirectTo, ...secretLinkHeaders, ...cookie });
}
