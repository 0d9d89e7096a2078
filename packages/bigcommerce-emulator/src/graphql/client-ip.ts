import type { HttpRequest } from "../http/message.js";

/** Whose rate limit a request counts for: behind a trusted proxy each shopper, else all behind the proxy together. */
export function clientIp(request: HttpRequest, trustedProxySecret: string | null): string {
  const secret = request.headers.get("x-bc-trusted-proxy-secret");
  const trusted = trustedProxySecret !== null && secret === trustedProxySecret;
  return (trusted ? request.headers.get("true-client-ip") : null) ?? request.remoteAddress;
}
