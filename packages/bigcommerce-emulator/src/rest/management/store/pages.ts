import { z } from "zod";
import { contactFieldSchema, type StoredPage } from "../../../store/content.js";
import { isLocalPath } from "../../../store/input/local-path.js";
import { nextEntityId } from "../../../store/store-data.js";
import { assignGiven, bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { noContent, v3Data, v3List } from "../protocol/envelope.js";
import { includes } from "../protocol/fields.js";
import { type Filters, filtered, integerFilters, listOf, textFilters } from "../protocol/filters.js";
import { refusal, refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

/** The API's word for each type of page. */
const typeWords = {
  normal: "page",
  contact: "contact_form",
  raw: "raw",
  link: "link",
  blog: "blog",
} as const satisfies Readonly<Record<StoredPage["type"], string>>;
const types = { page: "normal", contact_form: "contact", raw: "raw", link: "link", blog: "blog" } as const;

const filters: Filters<StoredPage> = {
  ...integerFilters("id", ({ entityId }) => [entityId], ["in"]),
  ...textFilters("name", ({ name }) => name, ["", "like"]),
};
// The store's pages are those of every channel.
const otherNames = ["channel_id"];

const changesSchema = fields
  .object({
    name: fields.words.max(100, "error.maxLength"),
    type: fields.choice(["page", "contact_form", "raw", "link", "blog"]),
    channel_id: fields.id,
    parent_id: fields.idOrNone,
    body: fields.text,
    is_visible: fields.flag,
    sort_order: fields.integer,
    url: fields.text.refine((url) => isLocalPath(url.replace(/^\/?/, "/")), "error.pattern"),
    link: fields.text,
    contact_fields: fields.text,
    meta_title: fields.text.nullable(),
    meta_description: fields.text.nullable(),
    meta_keywords: fields.text.nullable(),
  })
  .partial();
const newSchema = changesSchema.extend({
  name: fields.words.max(100, "error.maxLength"),
  type: fields.choice(["page", "contact_form", "raw", "link"]),
});
const changeOfOneSchema = changesSchema.extend({ id: fields.id });

type PageChanges = z.output<typeof changesSchema>;

function pageJson(call: ManagementCall, page: StoredPage) {
  return {
    id: page.entityId,
    channel_id: call.channelIds[0] ?? 1,
    name: page.name,
    type: typeWords[page.type],
    parent_id: page.parentEntityId ?? 0,
    is_visible: page.isVisibleInNavigation,
    sort_order: page.sortOrder,
    is_homepage: false,
    is_customers_only: false,
    search_keywords: "",
    meta_title: page.seo.pageTitle,
    meta_description: page.seo.metaDescription,
    meta_keywords: page.seo.metaKeywords,
    ...(page.type === "link" ? { link: page.link ?? "" } : { url: page.path ?? "" }),
    ...(page.type === "contact" ? { email: "", contact_fields: page.contactFields.join(",") } : {}),
    ...(includes(call, "body") && page.type !== "link" ? { body: page.body } : {}),
  };
}

function pageWithId({ data }: ManagementCall, pageId: number): StoredPage {
  const page = data.pages.get(pageId);
  if (page === undefined) throw refusal(404, ["rest.page_not_found", { pageId }]);
  return page;
}

/** One page or a list of them, as documented; the response has the same form. */
function createPages(call: ManagementCall) {
  const inputs = bodyOf(call, z.union([fields.list(newSchema), newSchema.transform((input) => [input])]));
  for (const input of inputs) check(call, input, null);
  const created = inputs.map((input) => {
    const page: StoredPage = {
      entityId: nextEntityId(call.data.pages.keys()),
      type: types[input.type],
      parentEntityId: null,
      name: input.name,
      path:
        input.type === "link"
          ? null
          : pathOf(input.url ?? input.name.toLowerCase().replace(/[^a-z0-9]+/g, "-")),
      body: "",
      isVisibleInNavigation: true,
      sortOrder: 0,
      link: null,
      contactFields: [],
      seo: { pageTitle: "", metaDescription: "", metaKeywords: "" },
    };
    write(page, input);
    call.data.pages.set(page.entityId, page);
    return pageJson(call, page);
  });
  return v3Data(Array.isArray(call.body) ? created : created[0], 201);
}

function updatePages(call: ManagementCall) {
  const inputs = bodyOf(
    call,
    z.union([fields.list(changeOfOneSchema), changeOfOneSchema.transform((input) => [input])]),
  );
  const targets = inputs.map(({ id, ...input }) => ({ page: pageWithId(call, id), input }));
  for (const { page, input } of targets) check(call, input, page);
  for (const { page, input } of targets) write(page, input);
  return v3Data(targets.map(({ page }) => pageJson(call, page)));
}

function updatePage(call: ManagementCall) {
  const page = pageWithId(call, idParam(call, "page_id"));
  const input = bodyOf(call, changesSchema);
  check(call, input, page);
  write(page, input);
  return v3Data(pageJson(call, page));
}

function check(call: ManagementCall, input: PageChanges, own: StoredPage | null): void {
  const { pages } = call.data;
  const type = input.type === undefined ? own?.type : types[input.type];
  if (type === "link" && (input.link ?? own?.link ?? "") === "") throw refusals.v3.missing("link");
  if (type === "raw" && own === null && input.body === undefined) throw refusals.v3.missing("body");
  if (input.parent_id && (!pages.has(input.parent_id) || input.parent_id === own?.entityId))
    throw refusals.v3.unknown("parent_id", "page", input.parent_id);
  const path = input.url === undefined ? null : pathOf(input.url);
  const isTaken = [...pages.values()].some((page) => page.path === path && page.entityId !== own?.entityId);
  if (path !== null && isTaken) throw refusals.v3.conflict("url", "rest.path_in_use", { path });
}

const pathOf = (url: string) => `/${url.replace(/^\/+|\/+$/g, "")}/`.replace("//", "/");

function write(page: StoredPage, input: PageChanges): void {
  const { seo } = page;
  assignGiven(page, {
    name: input.name,
    type: input.type === undefined ? undefined : types[input.type],
    parentEntityId: input.parent_id === undefined ? undefined : input.parent_id || null,
    body: input.body,
    isVisibleInNavigation: input.is_visible,
    sortOrder: input.sort_order,
    path: input.url === undefined ? undefined : pathOf(input.url),
    link: input.link,
    contactFields: input.contact_fields === undefined ? undefined : contactFields(input.contact_fields),
    seo: {
      pageTitle: input.meta_title ?? seo.pageTitle,
      metaDescription: input.meta_description ?? seo.metaDescription,
      metaKeywords: input.meta_keywords ?? seo.metaKeywords,
    },
  });
}

function contactFields(text: string): StoredPage["contactFields"] {
  return listOf(text)
    .filter(Boolean)
    .map((field) => {
      const known = contactFieldSchema.safeParse(field);
      if (!known.success) throw refusals.v3.invalid({ contact_fields: "error.expected.validenumvalue" });
      return known.data;
    });
}

/** What is there of them is deleted; if one was not, the response is 404, as documented. Pages below move up. */
function deletePages(call: ManagementCall) {
  const wanted = call.query.get("id:in");
  if (wanted === null) throw refusals.v3.missing("id:in");
  const deleted = filtered(call, call.data.pages.values(), filters, ["delete_children"]);
  for (const { entityId } of deleted) removePage(call, entityId);
  const missing = listOf(wanted).find((id) => !deleted.some(({ entityId }) => entityId === Number(id)));
  if (missing !== undefined) throw refusal(404, ["rest.page_not_found", { pageId: missing }]);
  return noContent();
}

function removePage({ data }: ManagementCall, pageId: number): void {
  const parentEntityId = data.pages.get(pageId)?.parentEntityId ?? null;
  data.pages.delete(pageId);
  for (const page of data.pages.values()) {
    if (page.parentEntityId === pageId) page.parentEntityId = parentEntityId;
  }
}

export const pageResources = [
  resource("v3/content/pages", scopes.content, {
    GET: (call) =>
      v3List(call, filtered(call, call.data.pages.values(), filters, otherNames), (page) =>
        pageJson(call, page),
      ),
    POST: createPages,
    PUT: updatePages,
    DELETE: deletePages,
  }),
  resource("v3/content/pages/{page_id}", scopes.content, {
    GET: (call) => v3Data(pageJson(call, pageWithId(call, idParam(call, "page_id")))),
    PUT: updatePage,
    DELETE: (call) => {
      removePage(call, pageWithId(call, idParam(call, "page_id")).entityId);
      return noContent();
    },
  }),
];
