import "server-only";
import { trustedProxyHops } from "@/environment";

/**
 * The address a request came from; good for counting, not for trust. Each proxy adds the address of its caller to the
 * end of `X-Forwarded-For`. No visitor can forge the entry that this shop's outermost proxy added.
 * Without a proxy Next puts the socket's address there, unless the visitor sent the header.
 */
export function forwardedAddress(request: { headers: Pick<Headers, "get"> }): string {
  const entries = request.headers.get("x-forwarded-for")?.split(",") ?? [];
  const address = entries.at(-Math.max(1, trustedProxyHops()))?.trim();
  return address || "unknown";
}
