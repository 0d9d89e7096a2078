import { isLoopbackHost } from "./loopback.js";

/** What a host name says: BigCommerce's name of a store, `store-{hash}-{channel}.` before a domain. */
export interface StoreHost {
  readonly storeHash: string;
  /** Null: the name is the store's without a channel. */
  readonly channelId: number | null;
}

const storeLabel = /^store-([a-z0-9]{1,32})(?:-([1-9]\d{0,9}))?$/;

/** The store and channel that a host below `localhost` or below an allowed host names; null if it names none. */
export function storeOfHost(hostname: string, allowHosts: readonly string[]): StoreHost | null {
  const domain = ["localhost", ...allowHosts].find((name) => hostname.endsWith(`.${name}`));
  if (domain === undefined) return null;
  const [, storeHash, channel] = storeLabel.exec(hostname.slice(0, -domain.length - 1)) ?? [];
  if (storeHash === undefined) return null;
  return { storeHash, channelId: channel === undefined ? null : Number(channel) };
}

/** Whether a host name means this machine, or is one that the emulator was told to respond to. */
export function isServedHost(hostname: string, allowHosts: readonly string[]): boolean {
  return (
    isLoopbackHost(hostname) || allowHosts.includes(hostname) || storeOfHost(hostname, allowHosts) !== null
  );
}
