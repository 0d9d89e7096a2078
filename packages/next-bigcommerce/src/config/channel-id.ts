/** The one rule for the id of a channel. */
export function isChannelId(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

/** What {@link isChannelId} asks for, in words. */
export const channelIdRule = "a whole number of at least 1";

/** The channel of a call that names none. BigCommerce gives its first storefront the id 1. */
export function defaultChannelOf(channelIds: readonly number[]): number {
  return channelIds[0] ?? 1;
}

/** Whether a token or a route for these channels serves this one. An empty list means every channel. */
export function coversChannel(channelIds: readonly number[], channelId: number): boolean {
  return channelIds.length === 0 || channelIds.includes(channelId);
}
