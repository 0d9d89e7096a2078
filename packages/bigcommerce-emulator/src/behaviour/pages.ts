const site = "https://developer.bigcommerce.com/docs";

/** BigCommerce's pages that rows of the ledger name. */
export const pages = {
  statusCodes: `${site}/start/about/status-codes`,
  apiHeaders: `${site}/start/about`,
  rateLimits: `${site}/start/best-practices/api-rate-limits`,
  storefrontTokens: `${site}/start/authentication/graphql-storefront`,
  tokenReference: `${site}/rest-authentication/tokens`,
  graphqlOverview: `${site}/storefront/graphql`,
  graphqlReference: `${site}/graphql-storefront/reference`,
  customers: `${site}/storefront/graphql/customers`,
  cartsAndCheckouts: `${site}/storefront/cart-checkout/guide/graphql-storefront`,
  cartMetafields: "https://developer.bigcommerce.com/docs/storefront/cart-checkout/metafields",
  cartAndCheckoutCourse:
    "https://docs.bigcommerce.com/developer/learn/courses/graphql-storefront-api/checkout/lab-payment",
  headlessCustomers: `${site}/storefront/headless/customers`,
  productModifiers: `${site}/rest-catalog/product-modifiers`,
  customerLogin: `${site}/start/authentication/customer-login`,
  catalystClient: `${site}/storefront/catalyst/reference/client`,
  facetedSearch: "github.com/bigcommerce/dev-docs: graphql-faceted-textual-search",
  inventory: `${site}/rest-management/inventory`,
  managementCarts: `${site}/rest-management/carts`,
  managementCustomers: `${site}/rest-management/customers`,
  contentPages: `${site}/rest-content/pages`,
  currencies: `${site}/rest-management/currencies`,
  orders: `${site}/rest-management/orders`,
  ordersGuide: `${site}/store-operations/orders`,
  priceLists: `${site}/rest-management/price-lists`,
  webhooks: `${site}/rest-management/webhooks`,
  languages: `${site}/storefront/multi-language-support`,
} as const;
