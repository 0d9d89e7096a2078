import { readFileSync } from "node:fs";
import { z } from "zod";
import { fixtures } from "../src/fixtures/fixtures.js";
import type { StoredCategory, StoredOption, StoredVariant } from "../src/store/catalog/catalog.js";
import type { StoreDataOptions } from "../src/store/store-data.js";
import { valueAt } from "./execute-storefront.js";

/** Requests and answers of a live store, beside the project; absent in a clone of the project alone. */
export const recordings = new URL("../../../../shared/reference/recorded/", import.meta.url);

const recordingSchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullable(),
  status: z.int(),
  response: z.record(z.string(), z.unknown()),
});

export type Recording = z.infer<typeof recordingSchema>;

export function readRecording(name: string): Recording {
  return recordingSchema.parse(JSON.parse(readFileSync(new URL(`${name}.json`, recordings), "utf8")));
}

/** The store that was recorded, as far as the answers tell: its settings, categories, three products, metafields. */
export function recordedStore(): StoreDataOptions {
  const { settings } = fixtures;
  const product = productNode(readRecording("product-by-path"));
  return {
    settings: {
      currencies: [
        { entityId: 1, code: "GBP", name: "Pound", symbol: "£", exchangeRate: 1, isTransactional: true },
      ],
      locales: ["en"],
      inventory: { ...settings.inventory, stockLevelDisplay: "DONT_SHOW" },
      search: { ...settings.search, productFilteringEnabled: false },
    },
    brands: [],
    orders: [],
    wishlists: [],
    categories: storedCategories(product.categories),
    products: [...listedProducts(), detailedProduct(product), cartProduct()],
    metafields: product.metafields.map((metafield) => ({
      ...metafield,
      owner: "product",
      ownerId: String(product.entityId),
      namespace: "turbo_start",
    })),
  };
}

/** The nodes of a connection. */
const connectionOf = <Node extends z.ZodType>(node: Node) =>
  z.preprocess((connection) => {
    const edges = valueAt(connection, "edges");
    return Array.isArray(edges) ? edges.map((edge) => valueAt(edge, "node")) : undefined;
  }, z.array(node));
const amount = z.object({ value: z.number() }).transform(({ value }) => value);
const namedPath = { entityId: z.int(), name: z.string(), path: z.string() };
// `…/products/189/493/rye-leather-moto-jacket-black-01__40100.1786120781.png`
const picture = z
  .object({ url: z.string(), altText: z.string() })
  .transform(({ url, altText }) => ({ slug: /\/([^/]+)__[^/]+$/.exec(url)?.[1] ?? "", altText }));

const listedSchema = z.object({
  ...namedPath,
  defaultImage: picture,
  prices: z.object({ basePrice: amount, salePrice: amount.nullable() }),
});

const optionSchema = z.object({
  entityId: z.int(),
  displayName: z.string(),
  values: connectionOf(z.object({ entityId: z.int(), label: z.string() })),
});

const detailedSchema = z.object({
  ...listedSchema.omit({ defaultImage: true }).shape,
  categories: connectionOf(z.object(namedPath)),
  images: connectionOf(picture),
  metafields: connectionOf(z.object({ entityId: z.int(), key: z.string(), value: z.string() })),
  variants: connectionOf(
    z.object({ entityId: z.int(), sku: z.string(), options: connectionOf(optionSchema) }),
  ),
});

type Detailed = z.infer<typeof detailedSchema>;
type RecordedOption = z.infer<typeof optionSchema>;

function productNode({ response }: Recording): Detailed {
  const answer = z.object({
    data: z.object({ site: z.object({ route: z.object({ node: detailedSchema }) }) }),
  });
  return answer.parse(response).data.site.route.node;
}

interface TreeItem {
  readonly entityId: number;
  readonly name: string;
  readonly path: string;
  readonly description?: string | undefined;
  readonly image?: object | null | undefined;
  readonly children?: readonly TreeItem[] | undefined;
}

const treeItemSchema: z.ZodType<TreeItem> = z.lazy(() =>
  z.object({
    ...namedPath,
    description: z.string().optional(),
    image: z.object({}).nullish(),
    children: z.array(treeItemSchema).optional(),
  }),
);

/** Those of the tree, and those of the product that the tree does not have. */
function storedCategories(ofProduct: Detailed["categories"]): StoredCategory[] {
  const answer = z.object({
    data: z.object({ site: z.object({ categoryTree: z.array(treeItemSchema) }) }),
  });
  const { categoryTree } = answer.parse(readRecording("category-tree").response).data.site;
  const inTree = categoryTree.flatMap((item) => withChildren(item, null));
  const hidden = ofProduct.filter(({ entityId }) => !inTree.some((known) => known.entityId === entityId));
  return [...inTree, ...hidden.map((item) => ({ ...storedCategory(item, null), isVisible: false }))];
}

function withChildren(item: TreeItem, parentEntityId: number | null): StoredCategory[] {
  const below = (item.children ?? []).flatMap((child) => withChildren(child, item.entityId));
  return [storedCategory(item, parentEntityId), ...below];
}

function storedCategory(item: TreeItem, parentEntityId: number | null): StoredCategory {
  const { entityId, name, path, description = "", image } = item;
  return {
    entityId,
    parentEntityId,
    name,
    path,
    description,
    imageSlug: image ? `category-${entityId}` : null,
  };
}

type ProductEntry = NonNullable<StoreDataOptions["products"]>[number];

function productEntry({
  entityId,
  name,
  path,
  prices,
  defaultImage,
}: z.infer<typeof listedSchema>): ProductEntry {
  return {
    entityId,
    name,
    path,
    sku: "",
    condition: null,
    listPrice: prices.basePrice,
    salePrice: prices.salePrice,
    categoryEntityIds: [36],
    images: [defaultImage],
  };
}

function variantOf(entityId: number, sku: string, options: readonly RecordedOption[]): StoredVariant {
  const optionValueEntityIds = options.flatMap(({ values }) => values.map((value) => value.entityId));
  return { entityId, sku, optionValueEntityIds, priceDifference: 0, stock: 25, imageSlug: null };
}

/** Those of the category's list that have no recording of their own. */
function listedProducts(): ProductEntry[] {
  const answer = z.object({
    data: z.object({
      site: z.object({ route: z.object({ node: z.object({ products: connectionOf(listedSchema) }) }) }),
    }),
  });
  const { products } = answer.parse(readRecording("category-top-level").response).data.site.route.node;
  const [first] = products;
  return first === undefined ? [] : [productEntry(first)];
}

function detailedProduct(detailed: Detailed): ProductEntry {
  const { images, variants } = detailed;
  const [defaultImage = { slug: "", altText: "" }] = images;
  const options = variants.flatMap((variant) => variant.options);
  return {
    ...productEntry({ ...detailed, defaultImage }),
    variants: variants.map(({ entityId, sku, options: own }) => variantOf(entityId, sku, own)),
    images,
    categoryEntityIds: detailed.categories.map(({ entityId }) => entityId),
    options: storedOptions(options),
  };
}

/** The options of all variants, each once with every value. */
function storedOptions(options: readonly RecordedOption[]): StoredOption[] {
  const ids = [...new Set(options.map(({ entityId }) => entityId))];
  return ids.map((entityId) => {
    const same = options.filter((option) => option.entityId === entityId);
    const values = new Map(same.flatMap((option) => option.values.map((value) => [value.entityId, value])));
    return {
      entityId,
      displayName: same[0]?.displayName ?? "",
      displayStyle: "RectangleBoxes",
      isRequired: true,
      values: [...values.values()].map((value) => ({ ...value, isDefault: false })),
    };
  });
}

const cartLineSchema = z.object({
  productEntityId: z.int(),
  variantEntityId: z.int(),
  sku: z.string(),
  name: z.string(),
  path: z.string(),
  listPrice: amount,
  selectedOptions: z.array(
    z.object({ entityId: z.int(), name: z.string(), value: z.string(), valueEntityId: z.int() }),
  ),
});

/** The product of the cart that was created. */
function cartProduct(): ProductEntry {
  const lineItems = z.object({ physicalItems: z.array(cartLineSchema).length(1) });
  const answer = z.object({
    data: z.object({
      cart: z.object({ createCart: z.object({ cart: z.object({ lineItems }) }) }),
    }),
  });
  const { cart } = answer.parse(readRecording("cart-create-mutation").response).data.cart.createCart;
  const [line] = cart.lineItems.physicalItems;
  if (line === undefined) throw new Error("The recorded cart has no line.");
  const options = line.selectedOptions.map(({ entityId, name, value, valueEntityId }) => ({
    entityId,
    displayName: name,
    values: [{ entityId: valueEntityId, label: value }],
  }));
  const imageSlug = `product-${line.productEntityId}`;
  return {
    ...productEntry({
      ...line,
      entityId: line.productEntityId,
      prices: { basePrice: line.listPrice, salePrice: null },
      defaultImage: { slug: imageSlug, altText: line.name },
    }),
    variants: [{ ...variantOf(line.variantEntityId, line.sku, options), imageSlug }],
    categoryEntityIds: [32],
    options: storedOptions(options),
  };
}
