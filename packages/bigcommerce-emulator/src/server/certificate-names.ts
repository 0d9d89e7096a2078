import type { EmulatorSettings } from "../state/options.js";

type ServedNames = Pick<EmulatorSettings, "host" | "storeHash" | "channels" | "allowHosts">;

/**
 * Every name under which the emulator serves. Clients do not take `*.localhost` for the names below `localhost`, nor
 * `*.name` for those below a name without a dot, so that each store and channel is there by name too.
 */
export function certificateNames({ host, storeHash, channels, allowHosts }: ServedNames): string[] {
  const stores = [`store-${storeHash}`, ...channels.map((channel) => `store-${storeHash}-${channel}`)];
  const below = ["*", ...stores];
  const domains = ["localhost", ...allowHosts.filter((name) => !/^[\d.]+$/.test(name))];
  const own = ["0.0.0.0", "::"].includes(host) ? [] : [host];
  const names = ["127.0.0.1", "::1", ...own, ...allowHosts, "localhost"];
  return [...new Set([...names, ...domains.flatMap((domain) => below.map((label) => `${label}.${domain}`))])];
}
