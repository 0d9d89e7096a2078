import { z } from "zod";
import { localPathSchema } from "../input/local-path.js";
import {
  type StoredOption,
  type StoredProduct,
  type StoredVariant,
  storedBrandSchema,
  storedCategorySchema,
  storedOptionSchema,
  storedOptionValueSchema,
  storedProductSchema,
  storedVariantSchema,
} from "./catalog.js";
import { IdSource } from "./id-source.js";
import type { StoredModifier } from "./product-modifier.js";

const id = z.int().positive().optional();
const path = localPathSchema.optional();
const sku = z.string().optional();

const sparseCategorySchema = storedCategorySchema.extend({ path });
type SparseCategory = z.output<typeof sparseCategorySchema>;

/** Categories as a document may give them: a path follows from the name, and begins with that of the parent. */
export const sparseCategoriesSchema = z.array(sparseCategorySchema).transform((categories) => {
  const byId = new Map(categories.map((category) => [category.entityId, category]));
  return categories.map((category) => ({ ...category, path: categoryPath(category, byId) }));
});

// Categories that are each other's parents have no top; they are refused once all have their paths.
const mostParents = 20;

function categoryPath(
  { name, path: own, parentEntityId }: SparseCategory,
  byId: ReadonlyMap<number, SparseCategory>,
  parents = 0,
): string {
  if (own !== undefined) return own;
  const parent = parents === mostParents ? undefined : byId.get(parentEntityId ?? 0);
  const start = parent === undefined ? "/" : categoryPath(parent, byId, parents + 1).replace(/\/?$/, "/");
  return `${start}${slugOf(name)}/`;
}

/** A brand as a document may give it: its path follows from its name. */
export const sparseBrandSchema = storedBrandSchema.extend({ path }).transform(withPath);

function withPath<Entry extends { name: string; path?: string | undefined }>(entry: Entry) {
  return { ...entry, path: entry.path ?? `/${slugOf(entry.name)}/` };
}

const sparseOptionSchema = storedOptionSchema.extend({
  entityId: id,
  values: z.array(storedOptionValueSchema.extend({ entityId: id })).min(1),
});
const sparseProductSchema = storedProductSchema.extend({
  entityId: id,
  path,
  sku,
  options: z.array(sparseOptionSchema).default([]),
  variants: z
    .array(storedVariantSchema.extend({ entityId: id, sku }))
    .min(1)
    .optional(),
});
type SparseProduct = z.output<typeof sparseProductSchema>;
type SparseOption = z.output<typeof sparseOptionSchema>;

/**
 * Products as a document may give them, with a name and a price at least. Ids, paths and SKUs follow, and so do the
 * variants: one for each combination of the options' values.
 */
export const sparseProductsSchema = z.array(sparseProductSchema).transform((entries, context) => {
  for (const [index, { options, variants }] of entries.entries()) {
    if (variants !== undefined || combinationsOf(options) <= mostVariants) continue;
    const message = `has ${combinationsOf(options)} variants, and BigCommerce allows ${mostVariants}: give the variants, or fewer options`;
    context.addIssue({ code: "custom", path: [index, "options"], message });
    return z.NEVER;
  }
  return storedProducts(entries);
});

/** BigCommerce's own limit. */
const mostVariants = 600;

function combinationsOf(options: readonly SparseOption[]): number {
  return options.reduce((count, { values }) => count * values.length, 1);
}

function storedProducts(entries: readonly SparseProduct[]): StoredProduct[] {
  const options = entries.flatMap((entry) => entry.options);
  const modifiers = entries.flatMap((entry) => entry.modifiers ?? []);
  const ids = {
    products: new IdSource(entries),
    options: new IdSource([...options, ...modifiers]),
    values: new IdSource([...options.flatMap(({ values }) => values), ...modifiers.flatMap(modifierValues)]),
    variants: new IdSource(entries.flatMap(({ variants }) => variants ?? [])),
  };
  const paths = new Set(entries.map((entry) => entry.path));
  return entries.map((entry) => {
    const entityId = entry.entityId ?? ids.products.next();
    const named = `/${slugOf(entry.name)}/`;
    const free = paths.has(named) ? `/${slugOf(entry.name)}-${entityId}/` : named;
    const ownPath = entry.path ?? free;
    paths.add(ownPath);
    const ownSku = entry.sku ?? `SKU-${entityId}`;
    const stored = entry.options.map((option) => storedOption(option, ids));
    const variants = storedVariants({ ...entry, sku: ownSku }, stored, ids.variants);
    return { ...entry, entityId, path: ownPath, sku: ownSku, options: stored, variants };
  });
}

/** The ids that the values of a modifier use. */
function modifierValues(modifier: StoredModifier): { entityId: number }[] {
  if (modifier.kind === "multipleChoice") return modifier.values;
  if (modifier.kind !== "checkbox") return [];
  return [{ entityId: modifier.checkedValueEntityId }, { entityId: modifier.uncheckedValueEntityId }];
}

function storedOption(option: SparseOption, ids: Record<"options" | "values", IdSource>): StoredOption {
  const values = option.values.map((value) => ({ ...value, entityId: value.entityId ?? ids.values.next() }));
  return { ...option, entityId: option.entityId ?? ids.options.next(), values };
}

function storedVariants(
  { variants, sku: productSku }: SparseProduct & { readonly sku: string },
  options: readonly StoredOption[],
  ids: IdSource,
): StoredVariant[] {
  const given =
    variants ?? valueCombinations(options).map((optionValueEntityIds) => variantOf(optionValueEntityIds));
  return given.map((variant, index) => ({
    ...variant,
    entityId: variant.entityId ?? ids.next(),
    sku: variant.sku ?? (given.length === 1 ? productSku : `${productSku}-${index + 1}`),
  }));
}

function variantOf(optionValueEntityIds: number[]): NonNullable<SparseProduct["variants"]>[number] {
  return { optionValueEntityIds, priceDifference: 0, stock: null, imageSlug: null };
}

/** One value of each option, in every combination. A product without options has one, the empty one. */
function valueCombinations(options: readonly StoredOption[]): number[][] {
  return options.reduce<number[][]>(
    (combinations, { values }) =>
      combinations.flatMap((chosen) => values.map(({ entityId }) => [...chosen, entityId])),
    [[]],
  );
}

function slugOf(name: string): string {
  const plain = name.normalize("NFKD").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "unnamed";
}
