import type { z } from "zod";
import { channelStatuses, channelTypes, type StoredChannel } from "../../../store/management/channel.js";
import { assignGiven, bodyOf, fields } from "../protocol/body.js";
import { beforeTheStart, idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { v3Data, v3List } from "../protocol/envelope.js";
import { includes } from "../protocol/fields.js";
import { dateFilters, type Filters, filtered, flagFilter, textFilters } from "../protocol/filters.js";
import { refusal, refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

const filters: Filters<StoredChannel> = {
  ...textFilters("status", ({ status }) => status, ["in"]),
  ...textFilters("type", ({ type }) => type, ["in"]),
  ...textFilters("platform", ({ platform }) => platform, ["in"]),
  ...dateFilters("date_created", ({ createdAt }) => createdAt),
  ...dateFilters("date_modified", ({ modifiedAt }) => modifiedAt),
  available: flagFilter(({ status }) => ["active", "prelaunch", "connected"].includes(status)),
};

const changesSchema = fields.object({
  name: fields.words.optional(),
  status: fields.choice(channelStatuses).optional(),
  external_id: fields.text.optional(),
  is_visible: fields.flag.optional(),
  is_listable_from_ui: fields.flag.optional(),
});
const newSchema = changesSchema.extend({
  name: fields.words,
  type: fields.choice(channelTypes),
  platform: fields.words,
});

/** A channel of the store. One that nobody has described is a storefront. */
function channelWithId({ data, channelIds }: ManagementCall, entityId: number): StoredChannel {
  const isDefault = entityId === channelIds[0];
  return (
    data.channels.get(entityId) ?? {
      entityId,
      name: isDefault ? data.settings.storeName : `${data.settings.storeName} ${entityId}`,
      type: "storefront",
      platform: isDefault ? "bigcommerce" : "next",
      status: "active",
      externalId: "",
      isVisible: true,
      isListableFromUi: true,
      createdAt: beforeTheStart,
      modifiedAt: beforeTheStart,
    }
  );
}

function channelJson(call: ManagementCall, channel: StoredChannel) {
  const { currencies } = call.data.settings;
  const codes = currencies.map(({ code }) => code);
  return {
    id: channel.entityId,
    external_id: channel.externalId,
    name: channel.name,
    type: channel.type,
    platform: channel.platform,
    status: channel.status,
    is_enabled: channel.status === "active" || channel.status === "connected",
    is_visible: channel.isVisible,
    is_listable_from_ui: channel.isListableFromUi,
    icon_url: "",
    config_meta: {},
    date_created: channel.createdAt,
    date_modified: channel.modifiedAt,
    ...(includes(call, "currencies")
      ? { currencies: { default_currency: codes[0], enabled_currencies: codes } }
      : {}),
  };
}

/** @throws ManagementRefusal 404 if the store does not have the channel of the path. */
export function channelOf(call: ManagementCall): StoredChannel {
  const channelId = idParam(call, "channel_id");
  if (!call.channelIds.includes(channelId)) throw refusal(404, ["rest.channel_not_found", { channelId }]);
  return channelWithId(call, channelId);
}

function listChannels(call: ManagementCall) {
  const channels = call.channelIds.map((id) => channelWithId(call, id));
  return v3List(call, filtered(call, channels, filters), (channel) => channelJson(call, channel));
}

/** GraphQL serves the new channel at once. */
function createChannel(call: ManagementCall) {
  const input = bodyOf(call, newSchema);
  checkName(call, input.name, null);
  const channel: StoredChannel = {
    ...channelWithId(call, Math.max(...call.channelIds) + 1),
    name: input.name,
    type: input.type,
    platform: input.platform,
    createdAt: timeOf(call),
  };
  write(call, channel, input);
  return v3Data(channelJson(call, channel));
}

function updateChannel(call: ManagementCall) {
  const channel = channelOf(call);
  const input = bodyOf(call, changesSchema);
  checkName(call, input.name, channel.entityId);
  write(call, channel, input);
  return v3Data(channelJson(call, channel));
}

function checkName(call: ManagementCall, name: string | undefined, ownId: number | null): void {
  const isTaken = call.channelIds.some(
    (id) => id !== ownId && channelWithId(call, id).name.toLowerCase() === name?.toLowerCase(),
  );
  if (isTaken) throw refusals.v3.conflict("name", "rest.channel_name");
}

function write(call: ManagementCall, channel: StoredChannel, input: z.output<typeof changesSchema>): void {
  assignGiven(channel, {
    name: input.name,
    status: input.status,
    externalId: input.external_id,
    isVisible: input.is_visible,
    isListableFromUi: input.is_listable_from_ui,
  });
  channel.modifiedAt = timeOf(call);
  call.data.channels.set(channel.entityId, channel);
}

export const channelResources = [
  resource("v3/channels", scopes.channels, { GET: listChannels, POST: createChannel }),
  resource("v3/channels/{channel_id}", scopes.channels, {
    GET: (call) => v3Data(channelJson(call, channelOf(call))),
    PUT: updateChannel,
  }),
];
