import * as z from "zod/mini";
import type { Config } from "../../../config/config.js";
import { browserTokenType } from "../../app/storefront-tokens.js";
import type { CheckResult } from "../report/finding.js";
import { storeFinding } from "./findings.js";

const claimsSchema = z.object({
  /** Older tokens have one channel, newer ones a list. */
  cid: z.union([z.number(), z.array(z.number())]),
  eat: z.number(),
  token_type: z.optional(z.unknown()),
});

/** What the token says of itself, against what was asked for. It is decoded only: nobody but BigCommerce can verify it. */
export function checkClaims(
  jwt: string,
  expiresAt: number,
  { channelIds, storeHash }: Pick<Config, "channelIds" | "storeHash">,
): CheckResult {
  const claims = readClaims(jwt);
  if (claims === undefined) {
    const reason = "The token's claims cannot be read: BigCommerce has changed their form.";
    return { findings: [], notChecked: [{ id: "store.token-life", reason }] };
  }
  const found = [claims.cid].flat();
  const findings = [];
  if (claims.token_type === browserTokenType) {
    findings.push(
      storeFinding("store.token-kind", {
        problem: `The token endpoint of store ${storeHash} answered with a storefront token, which is for browsers.`,
        todo: "Check that BIGCOMMERCE_API_URL leads to BigCommerce, without a proxy that changes the path.",
      }),
    );
  }
  if (claims.eat !== expiresAt) {
    findings.push(
      storeFinding("store.token-life", {
        problem: `The token ends ${describeDifference(claims.eat - expiresAt)} than asked for.`,
        todo: "Check that nothing between this server and BigCommerce changes or repeats the request for a token.",
      }),
    );
  }
  // What a token for every channel says is not documented.
  if (channelIds.length > 0 && !isSame(found, channelIds)) {
    findings.push(
      storeFinding("store.token-channels", {
        problem: `The token is for ${describeChannels(found)}, but ${describeChannels(channelIds)} was asked for.`,
        todo: "Check BIGCOMMERCE_CHANNEL_ID, and that no proxy repeats an older answer of the token endpoint.",
      }),
    );
  }
  return { findings, notChecked: [] };
}

function readClaims(jwt: string) {
  try {
    const payload = Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString();
    return claimsSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}

function isSame(found: readonly number[], wanted: readonly number[]): boolean {
  return found.length === wanted.length && wanted.every((id) => found.includes(id));
}

export function describeChannels(ids: readonly number[]): string {
  if (ids.length === 0) return "every channel";
  return `channel${ids.length === 1 ? "" : "s"} ${ids.join(", ")}`;
}

function describeDifference(seconds: number): string {
  return seconds < 0 ? `${-seconds} s earlier` : `${seconds} s later`;
}
