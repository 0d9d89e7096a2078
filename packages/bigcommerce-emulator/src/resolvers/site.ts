import type { StorefrontContext } from "../store/request-context.js";
import type { StoredCurrency } from "../store/settings.js";
import { readCart } from "./cart/cart.js";
import { brandNode } from "./catalog/brand.js";
import { categoryNode, categoryTree } from "./catalog/category.js";
import { type ProductListArguments, productList, sortProducts } from "./catalog/product-list.js";
import { lookUpProduct, type ProductArguments } from "./catalog/product-lookup.js";
import { type SearchArguments, searchProducts } from "./catalog/search.js";
import { readCheckout } from "./checkout/checkout.js";
import { readGiftCertificate } from "./checkout/gift-certificate.js";
import { connection, type PageArguments } from "./common/connection.js";
import { type GraphNode, nodeId } from "./common/node.js";
import { requiring } from "./common/scope.js";
import { contentNode } from "./content/content.js";
import { publicWishlistNode } from "./customer/wishlist.js";
import { orderOf } from "./order/order.js";
import { orderWithPaymentsNode } from "./order/order-node.js";
import { type RouteArguments, route } from "./route.js";
import { settingsNode } from "./settings.js";

/** `site`: the public part of the shop, the cart, and single orders. */
export function siteNode(context: StorefrontContext): GraphNode {
  const open = <Args, Result>(resolve: (args: Args) => Result) =>
    requiring(context, "Unauthenticated", resolve);
  return {
    ...catalogFields(context, open),
    ...productListFields(context, open),
    settings: open(() => settingsNode(context)),
    currency: open(({ currencyCode }: { currencyCode: string }) => currencyByCode(context, currencyCode)),
    currencies: open((args: PageArguments) =>
      connection(context.data.settings.currencies, args, (currency) =>
        currencyNode(currency, currency === context.data.settings.currencies[0]),
      ),
    ),
    publicWishlist: open(({ token }: { token: string }) => publicWishlistNode(context, token)),
    cart: open(({ entityId }: { entityId?: string | null }) => readCart(context, entityId)),
    checkout: open(({ entityId }: { entityId?: string | null }) => readCheckout(context, entityId)),
    giftCertificate: open(({ code }: { code: string }) => readGiftCertificate(context, code)),
    order: requiring(context, "Customer", ({ filter }: OrderArguments) => {
      const order = filter ? orderOf(context, filter.entityId, filter.cartEntityId) : undefined;
      return order === undefined ? null : orderWithPaymentsNode(context, order);
    }),
  };
}

interface OrderArguments {
  readonly filter?: { readonly entityId: number; readonly cartEntityId?: string | null } | null;
}

type Opened = <Args, Result>(resolve: (args: Args) => Result) => (args: Args) => Result;

function catalogFields(context: StorefrontContext, open: Opened) {
  const { categories, brands } = context.data;
  return {
    search: open(() => ({ searchProducts: (args: SearchArguments) => searchProducts(context, args) })),
    categoryTree: open(({ rootEntityId }: { rootEntityId?: number | null }) =>
      categoryTree(context, rootEntityId),
    ),
    category: open(({ entityId }: { entityId: number }) => {
      const category = categories.get(entityId);
      return category === undefined ? null : categoryNode(context, category);
    }),
    brand: open(({ entityId }: { entityId: number }) => {
      const brand = brands.get(entityId);
      return brand === undefined ? null : brandNode(context, brand);
    }),
    popularBrands: open((args: PageArguments) => popularBrands(context, args)),
    brands: open((args: BrandArguments) => brandConnection(context, args)),
    route: open((args: RouteArguments) => route(context, args)),
    content: open(() => contentNode(context)),
  };
}

function productListFields(context: StorefrontContext, open: Opened) {
  const products = () => [...context.data.products.values()];
  return {
    product: open((args: ProductArguments) => lookUpProduct(context, args)),
    products: open((args: ProductsArguments) => {
      const { ids, entityIds } = args;
      const chosen = products().filter(
        ({ entityId }) =>
          (!entityIds?.length || entityIds.includes(entityId)) &&
          (!ids?.length || ids.includes(nodeId("Product", entityId))),
      );
      return productList(context, chosen, args);
    }),
    newestProducts: open((args: ProductListArguments) =>
      productList(context, sortProducts(products(), "NEWEST"), args),
    ),
    bestSellingProducts: open((args: ProductListArguments) =>
      productList(context, sortProducts(products(), "BEST_SELLING"), args),
    ),
    featuredProducts: open((args: ProductListArguments) =>
      productList(
        context,
        products().filter(({ isFeatured }) => isFeatured),
        args,
      ),
    ),
  };
}

interface ProductsArguments extends ProductListArguments {
  readonly ids?: readonly string[] | null;
  readonly entityIds?: readonly number[] | null;
}

interface BrandArguments extends PageArguments {
  readonly productEntityIds?: readonly number[] | null;
  readonly entityIds?: readonly number[] | null;
}

function brandConnection(context: StorefrontContext, args: BrandArguments) {
  const { productEntityIds, entityIds } = args;
  const { brands, products } = context.data;
  const ofProducts = productEntityIds?.map((id) => products.get(id)?.brandEntityId);
  const chosen = [...brands.values()].filter(
    ({ entityId }) =>
      (!entityIds?.length || entityIds.includes(entityId)) &&
      (!ofProducts?.length || ofProducts.includes(entityId)),
  );
  return connection(chosen, args, (brand) => brandNode(context, brand));
}

/** The brands with the most products first. */
function popularBrands({ data }: StorefrontContext, args: PageArguments) {
  const products = [...data.products.values()];
  const counted = [...data.brands.values()]
    .map(({ entityId, name, path }) => ({
      entityId,
      name,
      path,
      count: products.filter(({ brandEntityId }) => brandEntityId === entityId).length,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  return connection(counted, args, (brand) => brand);
}

function currencyByCode(context: StorefrontContext, currencyCode: string) {
  const { currencies } = context.data.settings;
  const currency = currencies.find(({ code }) => code === currencyCode);
  return currency === undefined ? null : currencyNode(currency, currency === currencies[0]);
}

function currencyNode(currency: StoredCurrency, isDefault: boolean) {
  return {
    entityId: currency.entityId,
    code: currency.code,
    name: currency.name,
    flagImage: null,
    isActive: true,
    exchangeRate: currency.exchangeRate,
    isTransactional: currency.isTransactional,
    isDefault,
    display: {
      symbol: currency.symbol,
      symbolPlacement: "LEFT",
      decimalToken: ".",
      thousandsToken: ",",
      decimalPlaces: 2,
    },
  };
}
