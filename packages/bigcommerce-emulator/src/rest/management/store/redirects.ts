import type { z } from "zod";
import { readRedirect } from "../../../resolvers/content/redirect.js";
import type { RedirectTarget, StoredRedirect } from "../../../store/content.js";
import { nextEntityId, type StoreData } from "../../../store/store-data.js";
import { bodyListOf, fields } from "../protocol/body.js";
import type { ManagementCall } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { includes } from "../protocol/fields.js";
import { type Filters, filtered, integerFilters } from "../protocol/filters.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";
import { shopperContext } from "../protocol/shopper.js";
import { sorted } from "../protocol/sorting.js";
import { channelOfSite, siteIdOf } from "./sites.js";

// The emulator's own: each is looked up among all.
const mostAtOnce = 1000;
const longestPath = 2048;
const path = fields.text.startsWith("/", "error.pattern").max(longestPath, "error.maxLength");

const upsertSchema = fields.object({
  from_path: path,
  site_id: fields.id,
  to: fields.object({
    type: fields.choice(["product", "brand", "category", "page", "post", "url"]),
    entity_id: fields.idOrNone.nullish(),
    url: fields.text.max(longestPath, "error.maxLength").nullish(),
  }),
});

type Input = z.output<typeof upsertSchema>;

/** A redirect of every channel is shown as one of the default channel. */
const siteOf = (call: ManagementCall, { channelEntityId }: StoredRedirect) =>
  siteIdOf(call, channelEntityId ?? call.channelIds[0] ?? 1) ?? 0;

const redirectFilters = (call: ManagementCall): Filters<StoredRedirect> => ({
  ...integerFilters("id", ({ entityId }) => [entityId], ["in"]),
  ...integerFilters("site_id", (redirect) => [siteOf(call, redirect)], [""]),
  keyword: (value) => {
    const start = value.toLowerCase().replace(/^\/*/, "/");
    return ({ fromPath }) => fromPath.toLowerCase().startsWith(start);
  },
});

function redirectJson(call: ManagementCall, redirect: StoredRedirect) {
  const { to } = redirect;
  const toUrl = () => readRedirect(shopperContext(call, { customerId: null }), redirect)?.redirect.toUrl;
  return {
    id: redirect.entityId,
    site_id: siteOf(call, redirect),
    from_path: redirect.fromPath,
    to: to.type === "url" ? { type: "url", url: to.url } : { type: to.type, entity_id: to.entityId, url: "" },
    ...(includes(call, "to_url") ? { to_url: toUrl() ?? "" } : {}),
  };
}

function listRedirects(call: ManagementCall) {
  const found = filtered(call, call.data.redirects.values(), redirectFilters(call));
  const keys = {
    id: ({ entityId }: StoredRedirect) => entityId,
    from_path: ({ fromPath }: StoredRedirect) => fromPath,
    type: ({ to }: StoredRedirect) => to.type,
    site_id: (redirect: StoredRedirect) => siteOf(call, redirect),
  };
  return v3List(call, sorted(call, found, keys), (redirect) => redirectJson(call, redirect));
}

/** All of them, or none. One from the same path of the same site takes the place of the known one. */
function upsertRedirects(call: ManagementCall) {
  const inputs = bodyListOf(call, upsertSchema, mostAtOnce);
  const targets = inputs.map((input, index) => {
    const channelEntityId = channelOfSite(call, input.site_id);
    if (channelEntityId === undefined) throw refusals.v3.unknown(`${index}.site_id`, "site", input.site_id);
    return {
      input,
      redirect: { fromPath: input.from_path, to: targetOf(call.data, input, index), channelEntityId },
    };
  });
  const stored = targets.map(({ input, redirect }) => upsert(call, input, redirect));
  return v3Data(
    stored.map((redirect) => redirectJson(call, redirect)),
    201,
  );
}

function targetOf(data: StoreData, { to }: Input, index: number): RedirectTarget {
  const { type, entity_id: entityId, url } = to;
  if (type === "url") {
    if (!url) throw refusals.v3.missing(`${index}.to.url`);
    return { type, url };
  }
  if (!entityId) throw refusals.v3.missing(`${index}.to.entity_id`);
  const known = {
    product: data.products,
    brand: data.brands,
    category: data.categories,
    page: data.pages,
    post: data.blogPosts,
  }[type];
  if (!known.has(entityId)) throw refusals.v3.unknown(`${index}.to.entity_id`, type, entityId);
  return { type, entityId };
}

function upsert(
  call: ManagementCall,
  input: Input,
  redirect: Omit<StoredRedirect, "entityId">,
): StoredRedirect {
  const { redirects } = call.data;
  const known = [...redirects.values()].find(
    (other) => other.fromPath === input.from_path && siteOf(call, other) === input.site_id,
  );
  const stored = { entityId: known?.entityId ?? nextEntityId(redirects.keys()), ...redirect };
  redirects.set(stored.entityId, stored);
  return stored;
}

function deleteRedirects(call: ManagementCall) {
  if (!call.query.has("id:in") && !call.query.has("site_id")) throw refusals.v3.missing("id:in");
  for (const { entityId } of filtered(call, call.data.redirects.values(), redirectFilters(call)))
    call.data.redirects.delete(entityId);
  return noContent();
}

export const redirectResources = [
  resource("v3/storefront/redirects", scopes.content, {
    GET: listRedirects,
    PUT: upsertRedirects,
    DELETE: deleteRedirects,
  }),
];
