import "server-only";
import ipaddr from "ipaddr.js";
import { trustedProxyHops } from "@/environment";

const noAddress = "unknown";

/**
 * Whom a request is counted as, by the address it came from; good for counting, not for trust. Each proxy adds the
 * address of its caller to the end of `X-Forwarded-For`. No visitor can forge the entry that this shop's outermost proxy
 * added. Without a proxy Next puts the socket's address there, unless the visitor sent the header.
 *
 * An IPv6 address is counted by its first 64 bits: a connection has at least as many to itself, and would be any number
 * of visitors.
 */
export function forwardedAddress(request: { headers: Pick<Headers, "get"> }): string {
  const entries = request.headers.get("x-forwarded-for")?.split(",") ?? [];
  return countedAs(withoutPort(entries.at(-Math.max(1, trustedProxyHops()))?.trim() ?? ""));
}

/** Some proxies add the port: `203.0.113.7:40312`, `[2001:db8::1]:40312`. */
const withoutPort = (entry: string) =>
  entry.replace(/^\[(.*)\](?::\d+)?$/, "$1").replace(/^([\d.]+):\d+$/, "$1");

function countedAs(entry: string): string {
  if (ipaddr.IPv4.isValidFourPartDecimal(entry)) return entry;
  if (!ipaddr.IPv6.isValid(entry)) return noAddress;
  const address = ipaddr.IPv6.parse(entry);
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
  return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0])}/64`;
}
