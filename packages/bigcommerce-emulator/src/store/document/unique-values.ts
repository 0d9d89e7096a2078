import type { Check, Problem } from "./check.js";

interface Identified {
  readonly entityId: number | string;
}

/** No two entities have the same id. */
export function* uniqueIds(entities: readonly Identified[]): Iterable<Problem> {
  const seen = new Set<number | string>();
  for (const [index, { entityId }] of entities.entries()) {
    if (seen.has(entityId)) yield { path: [index, "entityId"], message: `${entityId} is there twice` };
    seen.add(entityId);
  }
}

interface Use {
  readonly value: string;
  /** Where it stands in the entity. */
  readonly path: readonly (string | number)[];
}

/** No two entities of a list use the same value. BigCommerce does not tell upper and lower case apart. */
function uniqueValues<Entity>(list: string, usesOf: (entity: Entity) => readonly Use[]): Check<Entity> {
  return function* (entities) {
    const places = new Map<string, string>();
    for (const [index, entity] of entities.entries()) {
      for (const { value, path } of usesOf(entity)) {
        const key = value.trim().toLowerCase();
        const place = places.get(key);
        if (place !== undefined)
          yield {
            path: [index, ...path],
            message: `${JSON.stringify(value)} is used by ${place} too (upper and lower case are the same)`,
          };
        else places.set(key, [list, index, ...path].join("."));
      }
    }
  };
}

/** A customer signs in by the email address. */
export const uniqueEmails = uniqueValues<{ readonly email: string }>("customers", ({ email }) => [
  { value: email, path: ["email"] },
]);

export const uniqueCodes = uniqueValues<{ readonly code: string }>("coupons", ({ code }) => [
  { value: code, path: ["code"] },
]);

interface Skus {
  readonly sku: string;
  readonly variants: readonly { readonly sku: string }[];
}

/** A product may have the SKU of a variant of its own. If that is its only one, it is named by the product's. */
export const uniqueSkus = uniqueValues<Skus>("products", ({ sku, variants }) => {
  const own = { value: sku, path: ["sku"] };
  const ofVariants = variants.map(({ sku: value }, index) => ({ value, path: ["variants", index, "sku"] }));
  const isOfVariant = ofVariants.some(({ value }) => value.toLowerCase() === sku.toLowerCase());
  const uses = isOfVariant ? (variants.length === 1 ? [own] : ofVariants) : [own, ...ofVariants];
  return uses.filter(({ value }) => value !== "");
});
