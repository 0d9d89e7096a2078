import { z } from "zod";

const claimsSchema = z.object({ eat: z.number() });
const known = new Map<string, number>();

/** By the claim in the token itself, whatever its keeper believes. */
export function isExpired(token: string): boolean {
  const expiresAtMs = known.get(token) ?? readExpiryMs(token);
  known.set(token, expiresAtMs);
  return Date.now() >= expiresAtMs;
}

function readExpiryMs(token: string): number {
  const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
  return claimsSchema.parse(JSON.parse(payload)).eat * 1000;
}
