import { z } from "zod";

const entityId = z.int().positive();
const timestamp = z.iso.datetime();

export const channelTypes = ["marketing", "marketplace", "pos", "storefront"] as const;
export const channelStatuses = [
  "active",
  "archived",
  "connected",
  "deleted",
  "disconnected",
  "inactive",
  "prelaunch",
  "terminated",
] as const;

/** What is known of a channel besides its id. */
export const storedChannelSchema = z.strictObject({
  entityId,
  name: z.string().min(1),
  type: z.enum(channelTypes).default("storefront"),
  platform: z.string().default("custom"),
  status: z.enum(channelStatuses).default("active"),
  externalId: z.string().default(""),
  isVisible: z.boolean().default(true),
  isListableFromUi: z.boolean().default(true),
  createdAt: timestamp.default("2026-01-01T00:00:00Z"),
  modifiedAt: timestamp.default("2026-01-01T00:00:00Z"),
});

/** The address at which the storefront of a channel is. */
export const storedSiteSchema = z.strictObject({
  entityId,
  channelEntityId: entityId,
  url: z.url(),
  createdAt: timestamp.default("2026-01-01T00:00:00Z"),
  modifiedAt: timestamp.default("2026-01-01T00:00:00Z"),
});

export type StoredChannel = z.infer<typeof storedChannelSchema>;
export type StoredSite = z.infer<typeof storedSiteSchema>;

/** The channels that the store was started with, and those that were created since. */
export function channelIdsOf(
  startedWith: readonly number[],
  { channels }: { readonly channels: ReadonlyMap<number, StoredChannel> },
): readonly number[] {
  const created = [...channels.keys()].filter((id) => !startedWith.includes(id));
  return created.length === 0 ? startedWith : [...startedWith, ...created];
}
