import { z } from "zod";

const claimsSchema = z.object({ iss: z.literal("BC") });

/** Tokens that BigCommerce issued, of any kind and to anybody: their issuer shows it. */
export function tokensIn(content: string | Buffer): string[] {
  const candidates = content.toString("latin1").match(/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/g) ?? [];
  return candidates.filter((candidate) => {
    try {
      const claims = Buffer.from(candidate.split(".")[1] ?? "", "base64url").toString();
      return claimsSchema.safeParse(JSON.parse(claims)).success;
    } catch {
      return false;
    }
  });
}
