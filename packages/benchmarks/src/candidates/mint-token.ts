import { z } from "zod";
import { emulatorStore, emulatorUrl } from "../upstream/emulator-settings.ts";

export interface MintedToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

const answerSchema = z.object({ data: z.object({ token: z.string() }) });

let lastMintMs = Number.NaN;
/** How long the mint that ended last took its candidate. */
export const mintTook = () => lastMintMs;
export function noteMint(tookMs: number): void {
  lastMintMs = tookMs;
}

/** What a team writes by hand: one request to BigCommerce's endpoint. The candidates differ in what they do around it. */
export async function mintToken(lifetimeSeconds: number): Promise<MintedToken> {
  const startedAtMs = performance.now();
  const expiresAt = Math.floor(Date.now() / 1000) + lifetimeSeconds;
  const { storeHash, accessToken, channelIds } = emulatorStore;
  const response = await fetch(
    `${emulatorUrl()}/stores/${storeHash}/v3/storefront/api-token-customer-impersonation`,
    {
      method: "POST",
      headers: { "x-auth-token": accessToken, "content-type": "application/json" },
      body: JSON.stringify({ expires_at: expiresAt, channel_ids: channelIds }),
    },
  );
  if (!response.ok) throw new Error(`The token endpoint responded with ${response.status}.`);
  const { data } = answerSchema.parse(await response.json());
  lastMintMs = performance.now() - startedAtMs;
  return { token: data.token, expiresAtMs: expiresAt * 1000 };
}
