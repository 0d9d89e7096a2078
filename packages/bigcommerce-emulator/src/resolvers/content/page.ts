import type { StoredPage } from "../../store/content.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { StoreData } from "../../store/store-data.js";
import { connection, type PageArguments } from "../common/connection.js";
import { localeAlternates } from "../common/locale-alternates.js";
import { type GraphNode, nodeId } from "../common/node.js";
import { limitedText } from "../common/plain-text.js";
import { renderedRegions } from "./regions.js";

const typeNames = {
  normal: "NormalPage",
  contact: "ContactPage",
  raw: "RawHtmlPage",
  link: "ExternalLinkPage",
  blog: "BlogIndexPage",
} as const satisfies Readonly<Record<StoredPage["type"], string>>;

/** Whether a GraphQL type is one of pages that have an id. */
export function isPageType(typeName: string): boolean {
  return typeName !== typeNames.link && Object.values<string>(typeNames).includes(typeName);
}

export function pageId(page: StoredPage): string {
  return nodeId(typeNames[page.type], page.entityId);
}

/** A page of the store's content, as one of the types of `WebPage`. */
export function pageNode(context: StorefrontContext, page: StoredPage): GraphNode {
  const children = (args: PageListArguments) =>
    pageConnection(context, args, ({ parentEntityId }) => parentEntityId === page.entityId);
  return {
    __typename: typeNames[page.type],
    entityId: page.entityId,
    parentEntityId: page.parentEntityId,
    name: page.name,
    isVisibleInNavigation: page.isVisibleInNavigation,
    seo: page.seo,
    breadcrumbs: (args: PageArguments & { depth: number }) =>
      connection(
        ancestry(context.data, page).slice(-Math.max(args.depth, 1)),
        args,
        ({ entityId, name, path }) => ({ entityId, name, path }),
      ),
    children,
    locales: localeAlternates(context, page.path ?? ""),
    ...(page.type === "link" ? { link: page.link ?? "" } : ownAddress(context, page)),
  };
}

function ownAddress(context: StorefrontContext, page: StoredPage) {
  return {
    id: pageId(page),
    path: page.path ?? "",
    htmlBody: page.body,
    plainTextSummary: limitedText(page.body),
    contactFields: page.contactFields,
    renderedRegions: () =>
      page.type === "blog"
        ? renderedRegions(context, "BLOG")
        : renderedRegions(context, page.type === "contact" ? "CONTACT_US" : "PAGE", page.entityId),
  };
}

/** From the top of the tree down to the page itself. A circle ends where it began. */
function ancestry(data: StoreData, page: StoredPage, below: readonly StoredPage[] = []): StoredPage[] {
  const path = [page, ...below];
  const parent = data.pages.get(page.parentEntityId ?? 0);
  return parent === undefined || path.includes(parent) ? path : ancestry(data, parent, path);
}

interface PageFilters {
  readonly entityIds?: readonly number[] | null;
  readonly pageType?: "BLOG" | "CONTACT" | "LINK" | "NORMAL" | "RAW" | null;
  readonly isVisibleInNavigation?: boolean | null;
  readonly parentEntityIds?: readonly number[] | null;
}

export interface PageListArguments extends PageArguments {
  readonly filters?: PageFilters | null;
  readonly sortBy?: keyof typeof orders | null;
}

type Order = (a: StoredPage, b: StoredPage) => number;

const byId: Order = (a, b) => a.entityId - b.entityId;
const bySortOrder: Order = (a, b) => a.sortOrder - b.sortOrder || byId(a, b);
const orders = {
  PAGE_ID: byId,
  SORT_ORDER: bySortOrder,
  PARENT_ID_AND_SORT_ORDER_AND_TITLE: (a, b) =>
    (a.parentEntityId ?? 0) - (b.parentEntityId ?? 0) ||
    a.sortOrder - b.sortOrder ||
    a.name.localeCompare(b.name, "en"),
} as const satisfies Readonly<Record<string, Order>>;

/** The pages that the filters and `belongs` leave. */
export function pageConnection(
  context: StorefrontContext,
  args: PageListArguments,
  belongs: (page: StoredPage) => boolean = () => true,
) {
  const { filters, sortBy } = args;
  const chosen = [...context.data.pages.values()]
    .filter((page) => belongs(page) && matches(page, filters ?? {}))
    .toSorted(orders[sortBy ?? "PAGE_ID"]);
  return connection(chosen, args, (page) => pageNode(context, page));
}

function matches(page: StoredPage, filters: PageFilters): boolean {
  const { entityIds, parentEntityIds, pageType, isVisibleInNavigation } = filters;
  return (
    (!entityIds?.length || entityIds.includes(page.entityId)) &&
    (!parentEntityIds?.length || parentEntityIds.includes(page.parentEntityId ?? 0)) &&
    (!pageType || pageType === page.type.toUpperCase()) &&
    (typeof isVisibleInNavigation !== "boolean" || isVisibleInNavigation === page.isVisibleInNavigation)
  );
}
