import type { Config } from "./config.js";

/** One token for each of these, and never one for each customer. */
export function tokenKey({ apiUrl, storeHash, channelIds, kind, accessTokenFingerprint }: Config): string {
  const channels = [...channelIds].sort((a, b) => a - b).join(",") || "*";
  const { tokenKind, scopes = [] } = kind;
  return [apiUrl, storeHash, channels, [tokenKind, ...scopes].join("+"), accessTokenFingerprint].join("|");
}
