import "server-only";
import { cacheLife } from "next/cache";
import { ProductDocument, type ProductQuery } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";

type RouteNode = NonNullable<ProductQuery["site"]["route"]["node"]>;
export type ProductDetails = Extract<RouteNode, { __typename: "Product" }>;

/** The public side of a product, by its path in the store. Cached: call it only after `await connection()`. */
export async function getProduct(path: string): Promise<ProductDetails | null> {
  "use cache";
  cacheLife("minutes");
  const { site } = await bigcommerce.guest.query(ProductDocument, { path });
  const node = site.route.node;
  return node?.__typename === "Product" ? node : null;
}
