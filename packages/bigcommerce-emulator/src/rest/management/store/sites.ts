import type { StoredSite } from "../../../store/management/channel.js";
import { bodyOf, fields } from "../protocol/body.js";
import { beforeTheStart, idParam, type ManagementCall, timeOf } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { type Filters, filtered, integerFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { channelOf } from "./channels.js";

/** Of the site that BigCommerce makes with a store. */
const firstSiteId = 1000;

const filters: Filters<StoredSite> = {
  ...integerFilters("channel_id", ({ channelEntityId }) => [channelEntityId], ["in"]),
  "url_type:in": (value) => () => /primary|canonical|checkout/.test(value),
};

const url = fields.text.refine((text) => URL.canParse(text) && /^https?:/.test(text), "error.pattern");
const newSchema = fields.object({ url, channel_id: fields.id });
const changesSchema = fields.object({ url });

/** The id of a channel's site. */
export function siteIdOf(call: ManagementCall, channelId: number): number | null {
  return sites(call).find(({ channelEntityId }) => channelEntityId === channelId)?.entityId ?? null;
}

/** The channel of a site; undefined if the store does not have the site. */
export function channelOfSite(call: ManagementCall, siteId: number): number | undefined {
  return sites(call).find(({ entityId }) => entityId === siteId)?.channelEntityId;
}

/** A channel that the store was started with has a site, without which BigCommerce serves no GraphQL for it. */
function sites({ data, settings, origin }: ManagementCall): StoredSite[] {
  const stored = [...data.sites.values()];
  const first = settings.channels.map((channelEntityId, index) => ({
    entityId: firstSiteId + index,
    channelEntityId,
    url: settings.shopUrl ?? origin,
    createdAt: beforeTheStart,
    modifiedAt: beforeTheStart,
  }));
  const isStored = (channelId: number) => stored.some((site) => site.channelEntityId === channelId);
  return [...first.filter(({ channelEntityId }) => !isStored(channelEntityId)), ...stored];
}

function siteJson(
  call: ManagementCall,
  { entityId, channelEntityId, url, createdAt, modifiedAt }: StoredSite,
) {
  return {
    id: entityId,
    channel_id: channelEntityId,
    url,
    ssl_status: "dedicated",
    is_checkout_url_customized: false,
    urls: [
      { url, type: "primary", created_at: createdAt, updated_at: modifiedAt },
      { url: call.origin, type: "canonical", created_at: createdAt, updated_at: createdAt },
      { url: call.origin, type: "checkout", created_at: createdAt, updated_at: createdAt },
    ],
    created_at: createdAt,
    updated_at: modifiedAt,
  };
}

function siteOf(call: ManagementCall): StoredSite {
  const site = sites(call).find(({ entityId }) => entityId === idParam(call, "site_id"));
  if (site === undefined) throw refusals.v3.notFound();
  return site;
}

function siteOfChannel(call: ManagementCall): StoredSite {
  const { entityId } = channelOf(call);
  const site = sites(call).find(({ channelEntityId }) => channelEntityId === entityId);
  if (site === undefined) throw refusals.v3.notFound();
  return site;
}

function createSite(call: ManagementCall, input: { readonly url: string; readonly channel_id: number }) {
  const { url, channel_id } = input;
  if (!call.channelIds.includes(channel_id)) throw refusals.v3.unknown("channel_id", "channel", channel_id);
  if (siteIdOf(call, channel_id) !== null) throw refusals.v3.conflict("channel_id", "rest.site_exists");
  const entityId = Math.max(firstSiteId, ...sites(call).map((site) => site.entityId)) + 1;
  const createdAt = timeOf(call);
  const site = { entityId, channelEntityId: channel_id, url, createdAt, modifiedAt: createdAt };
  call.data.sites.set(entityId, site);
  return v3Data(siteJson(call, site), 201);
}

function updateSite(call: ManagementCall, site: StoredSite) {
  const changed = { ...site, url: bodyOf(call, changesSchema).url, modifiedAt: timeOf(call) };
  call.data.sites.set(site.entityId, changed);
  return v3Data(siteJson(call, changed));
}

function deleteSite(call: ManagementCall, { entityId }: StoredSite) {
  call.data.sites.delete(entityId);
  return noContent();
}

export const siteResources = [
  resource("v3/sites", scopes.sites, {
    GET: (call) => v3List(call, filtered(call, sites(call), filters), (site) => siteJson(call, site)),
    POST: (call) => createSite(call, bodyOf(call, newSchema)),
  }),
  resource("v3/sites/{site_id}", scopes.sites, {
    GET: (call) => v3Data(siteJson(call, siteOf(call))),
    PUT: (call) => updateSite(call, siteOf(call)),
    DELETE: (call) => deleteSite(call, siteOf(call)),
  }),
  resource("v3/channels/{channel_id}/site", scopes.sites, {
    GET: (call) => v3Data(siteJson(call, siteOfChannel(call))),
    POST: (call) =>
      createSite(call, { ...bodyOf(call, changesSchema), channel_id: channelOf(call).entityId }),
    PUT: (call) => updateSite(call, siteOfChannel(call)),
    DELETE: (call) => deleteSite(call, siteOfChannel(call)),
  }),
];
