import { type Behaviour, recorded } from "./behaviour.js";

/** Products, categories, search and pictures. */
export const catalogBehaviours = {
  "image.url": {
    what: "Pictures of products are at `/s-{hash}/images/stencil/{size}/products/{productId}/{imageId}/{slug}__{n}.{m}.{ext}`, of categories in a folder of one letter.",
    source: recorded(),
  },
  "image.lossy": {
    what: "`lossy: true` adds `?compression=lossy` to the URL of a picture.",
    source: recorded("URLs in the pages of live stores"),
  },
  "image.cdn": {
    what: "`Settings.url.cdnUrl` is a host, without a scheme. The emulator's is the host by which the request came.",
    source: recorded(),
  },
  "image.cart_line": {
    what: "The picture of a cart's line whose variant has its own: `attribute_rule_images/{id}_thumb_{m}.{ext}`, `altText` is the product's name.",
    source: recorded(),
  },
  "cursor.search": {
    what: 'Cursors of found products are base64 of sort values and the id, `[100000000.0,0,183]`; a category\'s products have `{"id":184}`, other lists `arrayconnection:7`.',
    source: recorded(),
  },
  "cursor.empty": {
    what: "An empty cursor counts as none.",
    source: recorded("clients that send one"),
  },
  "time.seconds": {
    what: "Times have no milliseconds: `2026-08-07T17:18:27Z`.",
    source: recorded(),
  },
  "inventory.aggregated": {
    what: "`inventory.aggregated` of products and variants is null in a store that does not show stock (`settings.inventory.stockLevelDisplay`).",
    source: recorded(),
  },
  "seo.unset": {
    what: "What is not set in `seo` is empty text.",
    source: recorded(),
  },
  "price.with_tax": {
    what: "`prices(includeTax: true)` are with tax (`settings.tax`).",
    source: recorded(),
  },
  "search.no_filters": {
    what: "`filters` of a search is empty in a store without product filtering (`settings.search.productFilteringEnabled`).",
    source: recorded(),
  },
  "search.order": {
    what: "Of products that a search finds equally good, the one with the highest id comes first.",
    source: recorded(),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
