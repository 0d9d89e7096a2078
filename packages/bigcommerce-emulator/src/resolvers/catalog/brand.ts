import type { StoredBrand } from "../../store/catalog/catalog.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { localeAlternates } from "../common/locale-alternates.js";
import { metafields } from "../common/metafields.js";
import { type GraphNode, nodeId } from "../common/node.js";
import { type ProductListArguments, productList } from "./product-list.js";
import { seoDetails } from "./seo.js";

export function brandNode(context: StorefrontContext, brand: StoredBrand): GraphNode {
  const products = () =>
    [...context.data.products.values()].filter(({ brandEntityId }) => brandEntityId === brand.entityId);
  return {
    __typename: "Brand",
    id: nodeId("Brand", brand.entityId),
    entityId: brand.entityId,
    name: brand.name,
    path: brand.path,
    defaultImage: null,
    pageTitle: brand.pageTitle ?? "",
    metaDesc: brand.metaDescription ?? "",
    metaKeywords: brand.metaKeywords ?? [],
    searchKeywords: brand.searchKeywords,
    seo: seoDetails(brand),
    products: (args: ProductListArguments) => productList(context, products(), args),
    locales: localeAlternates(context, brand.path),
    metafields: metafields(context, "brand", brand.entityId),
  };
}
