import "server-only";
import { z } from "zod";

const hopsSchema = z.string().regex(/^\d?$/).transform(Number);

/** @throws Error if TRUSTED_PROXY_HOPS is not a number from 0 to 9. */
function trustedProxyHops(): number {
  const hops = hopsSchema.safeParse(process.env.TRUSTED_PROXY_HOPS?.trim() ?? "");
  if (hops.success) return hops.data;
  throw new Error(
    "TRUSTED_PROXY_HOPS is not a number from 0 to 9, so visitors cannot be told apart. Set it to the number of " +
      "your own proxies in front of this shop: 1 behind one load balancer, 2 with a CDN in front of that.",
  );
}

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
