import { hkdfSync } from "node:crypto";
import { defaultScopes, type Settings } from "./settings.js";

/** There is one token for each of these, never one for each customer. */
export function tokenKey(settings: Settings): string {
  const { apiUrl, storeHash, channelIds = [], tokenKind } = settings;
  const { scopes = tokenKind === "private" ? defaultScopes : [] } = settings;
  const channels = channelIds.map(String).sort().join(",") || "*";
  const kind = [tokenKind, ...[scopes].flat().map(String).sort()].join("+");
  return [apiUrl, storeHash, channels, kind, fingerprint(settings.accessToken)].map(String).join("|");
}

/** Distinguishes one access token from another without revealing it. */
function fingerprint(accessToken: unknown): string {
  // A shared store's seal needs the same function: the first use of another one takes 0.3 ms.
  const bytes = hkdfSync("sha256", String(accessToken), "", "next-bigcommerce token key 1", 8);
  return Buffer.from(bytes).toString("hex");
}
