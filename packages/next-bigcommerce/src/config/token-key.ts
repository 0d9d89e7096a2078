import { createHash } from "node:crypto";
import { defaultScopes, type Settings } from "./settings.js";

/** There is one token for each of these, never one for each customer. */
export function tokenKey(settings: Settings): string {
  const { apiUrl, storeHash, channelIds = [], tokenKind } = settings;
  const { scopes = tokenKind === "private" ? defaultScopes : [] } = settings;
  const channels = channelIds.map(String).sort().join(",") || "*";
  const kind = [tokenKind, ...[scopes].flat().map(String).sort()].join("+");
  // Distinguishes one access token from another without revealing it.
  const fingerprint = createHash("sha256").update(String(settings.accessToken)).digest("hex").slice(0, 16);
  return [apiUrl, storeHash, channels, kind, fingerprint].map(String).join("|");
}
