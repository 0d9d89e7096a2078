import { hkdfSync } from "node:crypto";
import { unsealData } from "iron-session";
import { z } from "zod";
import { accessToken, type Shop, serviceSecret, tokenKind } from "./shop.js";
import type { Shopper } from "./shopper.js";

export const demoSessionSecret = "demo-session-secret-for-the-local-emulator-only";
const staffSecrets = ["demo-staff-session-secret-for-the-local-emulator-only", "emulator-staff"];
const answerSchema = z.object({ data: z.object({ token: z.string() }) });
const sealSchema = z.object({
  content: z.object({ customerAccessToken: z.object({ value: z.string() }) }),
});

/**
 * Everything of a running shop that must show nowhere: its own secrets, the token it holds, and with private tokens
 * the customer's access token that is sealed in the session.
 */
export async function secretsOf({ url }: Shop, shopper?: Shopper): Promise<string[]> {
  const fixed = [accessToken, serviceSecret, demoSessionSecret, ...staffSecrets];
  if (tokenKind === "private") return shopper ? [...fixed, await accessTokenIn(shopper)] : fixed;
  const headers = { authorization: `Bearer ${serviceSecret}` };
  const answer = await fetch(`${url}/api/impersonation-token`, { headers });
  return [...fixed, answerSchema.parse(await answer.json()).data.token];
}

async function accessTokenIn({ cookie }: Shopper): Promise<string> {
  const seal = /shop_session=([^;]+)/.exec(cookie)?.[1] ?? "";
  // As `src/session/sealed-cookie.ts` derives it.
  const key = hkdfSync("sha256", demoSessionSecret, "", "storefront cookie: session", 32);
  const password = Buffer.from(key).toString("base64url");
  const opened = await unsealData<unknown>(decodeURIComponent(seal), { password });
  return sealSchema.parse(opened).content.customerAccessToken.value;
}
