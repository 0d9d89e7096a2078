import { expect, test } from "vitest";
import { storefrontCaller, valueAt } from "../../../test/execute-storefront.js";
import { fixtures } from "../../fixtures/fixtures.js";
import type { StoredScript } from "../../store/content.js";
import { createStoreData } from "../../store/store-data.js";

const caller = () => storefrontCaller();

test("pages are of the type that the merchant chose", () => {
  const { nodesAt } = caller().data(
    "{ site { content { pages { edges { node { __typename entityId name ... on ExternalLinkPage { link } ... on ContactPage { path contactFields } } } } } } }",
  );
  expect(nodesAt("site.content.pages")).toEqual([
    { __typename: "NormalPage", entityId: 1, name: "About us" },
    { __typename: "NormalPage", entityId: 2, name: "Shipping & returns" },
    {
      __typename: "ContactPage",
      entityId: 3,
      name: "Contact us",
      path: "/contact-us/",
      contactFields: ["fullname", "phone", "orderno"],
    },
    { __typename: "BlogIndexPage", entityId: 4, name: "Journal" },
    {
      __typename: "ExternalLinkPage",
      entityId: 5,
      name: "Brewing guides",
      link: "https://guides.kettleandfern.example/",
    },
    { __typename: "RawHtmlPage", entityId: 6, name: "Cupping form" },
  ]);
});

test.each([
  ["filters: { isVisibleInNavigation: false }", [6]],
  ["filters: { pageType: NORMAL }", [1, 2]],
  ["filters: { entityIds: [3, 6] }", [3, 6]],
  ["filters: { parentEntityIds: [1] }", [6]],
  ["sortBy: PARENT_ID_AND_SORT_ORDER_AND_TITLE", [1, 2, 3, 4, 5, 6]],
  ["first: 1", [1]],
])("pages(%s)", (args, expected) => {
  const { nodesAt } = caller().data(
    `{ site { content { pages(${args}) { edges { node { entityId } } } } } }`,
  );
  expect(nodesAt("site.content.pages").map((node) => valueAt(node, "entityId"))).toEqual(expected);
});

test("a page below another has breadcrumbs, and is the other's child", () => {
  const { at } = caller().data(
    `{ site { content {
      below: page(entityId: 6) { parentEntityId breadcrumbs(depth: 5) { edges { node { name path } } } }
      above: page(entityId: 1) { children { edges { node { entityId } } } }
      none: page(entityId: 99) { name }
    } } }`,
  );
  expect(at("site.content")).toEqual({
    below: {
      parentEntityId: 1,
      breadcrumbs: {
        edges: [
          { node: { name: "About us", path: "/about/" } },
          { node: { name: "Cupping form", path: "/cupping-form/" } },
        ],
      },
    },
    above: { children: { edges: [{ node: { entityId: 6 } }] } },
    none: null,
  });
});

test("a page found by its path is found by its id too", () => {
  const shop = caller();
  const { at } = shop.data(
    '{ site { route(path: "/about") { node { __typename id ... on NormalPage { plainTextSummary(characterLimit: 40) locales { edges { node { path } } } } } } } }',
  );
  expect(at("site.route.node")).toMatchObject({
    __typename: "NormalPage",
    plainTextSummary: "A shop with a kettle on Kettle & Fern be",
    locales: { edges: [{ node: { path: "/about/" } }, { node: { path: "/fr/about/" } }] },
  });
  const again = shop.data("query ($id: ID!) { node(id: $id) { __typename id } }", {
    id: at("site.route.node.id"),
  });
  expect(again.at("node")).toEqual({ __typename: "NormalPage", id: at("site.route.node.id") });
});

test("a page and a redirect of a seed need little", () => {
  const data = createStoreData(fixtures, {
    pages: [{ entityId: 9, type: "normal", name: "Care", path: "/care/" }],
    redirects: [{ entityId: 1, fromPath: "/old-care/", to: { type: "page", entityId: 9 } }],
  });
  expect(redirectOf("/old-care/", "FOLLOW", storefrontCaller({ data }))).toMatchObject({
    node: { __typename: "NormalPage" },
    redirect: { to: { path: "/care/" } },
  });
});

test("the blog lists its published posts, the newest first, by tag if asked", () => {
  const shop = caller();
  const posts = (args: string) =>
    shop
      .data(`{ site { content { blog { name path posts${args} { edges { node { entityId } } } } } } }`)
      .nodesAt("site.content.blog.posts")
      .map((node) => valueAt(node, "entityId"));
  expect(posts("")).toEqual([3, 2, 1]);
  expect(posts("(sort: OLDEST)")).toEqual([1, 2, 3]);
  expect(posts('(filters: { tags: ["brewing"] })')).toEqual([3, 1]);
  const [first] = shop.context.data.blogPosts.values();
  if (first) shop.context.data.blogPosts.set(1, { ...first, publishedAt: "2030-01-01T00:00:00Z" });
  expect(posts("")).toEqual([3, 2]);
});

test("a post is read by its path and by its id", () => {
  const { at } = caller().data(
    `{ site {
      route(path: "/blog/first-flush/") { node { ... on BlogPost { name author tags publishedDate { utc } } } }
      content { blog { post(entityId: 2) { path thumbnailImage { altText } seo { pageTitle } } } }
    } }`,
  );
  expect(at("site.route.node")).toMatchObject({ author: "Hollis", tags: ["tea"] });
  expect(at("site.content.blog.post")).toEqual({
    path: "/blog/first-flush/",
    thumbnailImage: { altText: "First flush, and why it is gone in June" },
    seo: { pageTitle: "" },
  });
});

const redirectOf = (path: string, behavior: string, shop = caller()) =>
  shop
    .data(
      `query ($path: String!) { site { route(path: $path, redirectBehavior: ${behavior}) {
        node { __typename }
        redirect { fromPath toUrl to { __typename ... on ManualRedirect { url } ... on PageRedirect { entityId path } ... on ProductRedirect { entityId path } } }
      } } }`,
      { path },
    )
    .at("site.route");

test("a redirect to a page is followed, or only told of", () => {
  const redirect = {
    fromPath: "/delivery/",
    toUrl: "http://127.0.0.1:4010/shipping-returns/",
    to: { __typename: "PageRedirect", entityId: 2, path: "/shipping-returns/" },
  };
  expect(redirectOf("/delivery", "FOLLOW")).toEqual({ node: { __typename: "NormalPage" }, redirect });
  expect(redirectOf("/delivery", "IGNORE")).toEqual({ node: null, redirect });
});

test("a redirect to a URL has no node, and its URL stays as it is", () => {
  const shop = caller();
  const url = "https://elsewhere.example/a?b=1";
  shop.context.data.redirects.set(9, { entityId: 9, fromPath: "/fold-dripper/", to: { type: "url", url } });
  const redirect = { fromPath: "/fold-dripper/", toUrl: url, to: { __typename: "ManualRedirect", url } };
  expect(redirectOf("/fold-dripper/", "FOLLOW", shop)).toEqual({ node: null, redirect });
  expect(redirectOf("/fold-dripper/", "IGNORE", shop)).toEqual({ node: { __typename: "Product" }, redirect });
});

test("a redirect whose target is gone does not redirect", () => {
  const shop = caller();
  shop.context.data.products.delete(110);
  expect(redirectOf("/gooseneck/", "FOLLOW", shop)).toEqual({ node: null, redirect: null });
});

test("scripts are filtered by where they are shown and by consent", () => {
  const shop = caller();
  const place = {
    visibility: "STOREFRONT" as const,
    location: "HEAD" as const,
    integrityHashes: ["sha256-x"],
  };
  const scripts: StoredScript[] = [
    {
      ...place,
      kind: "src",
      src: "https://cdn.example/a.js",
      consentCategory: "ANALYTICS",
      entityId: "6f0c2a17-6a55-4c0e-9d1b-7a4f1f3c9e20",
    },
    {
      ...place,
      kind: "inline",
      scriptTag: "<script>1</script>",
      consentCategory: "ESSENTIAL",
      entityId: "7f0c2a17-6a55-4c0e-9d1b-7a4f1f3c9e20",
    },
  ];
  for (const script of scripts) shop.context.data.scripts.set(script.entityId, script);
  const { nodesAt } = shop.data(
    "{ site { content { scripts(filters: { consentCategories: [ANALYTICS], location: HEAD, visibilities: [STOREFRONT] }) { edges { node { __typename integrityHashes { hash } ... on SrcScript { src } } } } } } }",
  );
  expect(nodesAt("site.content.scripts")).toEqual([
    { __typename: "SrcScript", integrityHashes: [{ hash: "sha256-x" }], src: "https://cdn.example/a.js" },
  ]);
});

test("banners and regions are those of their page", () => {
  const shop = caller();
  const region = { pageType: "PRODUCT", name: "below_price" };
  const { regions } = shop.context.data;
  regions.set(1, { ...region, entityId: 1, pageEntityId: null, html: "<b>all</b>" });
  regions.set(2, { ...region, entityId: 2, pageEntityId: 110, html: "<b>kettle</b>" });
  const { at } = shop.data(
    `{ site { content {
      banners { homePage { edges { node { name location } } } categoryPage(categoryEntityId: 1) { edges { node { name } } } }
      renderedRegionsByPageTypeAndEntityId(entityPageType: PRODUCT, entityId: 101) { regions { name html } }
    } } }`,
  );
  expect(at("site.content")).toEqual({
    banners: {
      homePage: { edges: [{ node: { name: "Free shipping", location: "TOP" } }] },
      categoryPage: { edges: [] },
    },
    renderedRegionsByPageTypeAndEntityId: { regions: [{ name: "below_price", html: "<b>all</b>" }] },
  });
});
