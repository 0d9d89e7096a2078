import "server-only";
import { catalogueHref } from "@/app/catalogue-search";
import { productHref, toSlug } from "@/lib/links";
import { findTypeName } from "@/lib/store-path";

/** This shop's address of what the store has at a path; null if it has no page for it, or cannot be told in time. */
export async function findHref(storePath: string): Promise<string | null> {
  const typeName = await findTypeName(storePath);
  if (typeName === "Product") return productHref(storePath);
  return typeName === "Category" ? catalogueHref({ category: toSlug(storePath) }) : null;
}
