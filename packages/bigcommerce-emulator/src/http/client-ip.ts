import type { HttpRequest } from "./message.js";

/** Whose rate limit a request counts for: behind a trusted proxy each shopper, else all behind the proxy together. */
export function clientIp(request: HttpRequest, trustedProxySecret: string | null): string {
  const secret = request.headers.get("x-bc-trusted-proxy-secret");
  const trusted = trustedProxySecret !== null && secret === trustedProxySecret;
  return (trusted ? request.headers.get("true-client-ip") : null) ?? request.remoteAddress;
}

/** Whether two IP addresses are the same. An IPv4 address may be written as IPv6 (`::ffff:127.0.0.1`). */
export function isSameIp(one: string, other: string): boolean {
  return plainIp(one) === plainIp(other);
}

function plainIp(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, "");
}
