/** BigCommerce's OAuth scopes, by the names that its documentation gives them. */
export const accessTokenScopes = [
  "store_storefront_api",
  "store_storefront_api_customer_impersonation",
  "store_cart",
  "store_cart_read_only",
  "store_channel_listings",
  "store_channel_listings_read_only",
  "store_channel_settings",
  "store_channel_settings_read_only",
  "store_checkout",
  "store_checkout_read_only",
  "store_content_checkout",
  "store_content_checkout_read_only",
  "store_inventory",
  "store_inventory_read_only",
  "store_locations",
  "store_locations_read_only",
  "store_sites",
  "store_sites_read_only",
  "store_themes_manage",
  "store_themes_read_only",
  "store_v2_content",
  "store_v2_content_read_only",
  "store_v2_customers",
  "store_v2_customers_login",
  "store_v2_customers_read_only",
  "store_v2_default",
  "store_v2_information",
  "store_v2_information_read_only",
  "store_v2_marketing",
  "store_v2_marketing_read_only",
  "store_v2_orders",
  "store_v2_orders_read_only",
  "store_v2_products",
  "store_v2_products_read_only",
  "store_v2_transactions",
  "store_v2_transactions_read_only",
] as const;

/**
 * OAuth scopes of an API account: which tokens it can create, and what it may read and change through the Management
 * API.
 * @see https://developer.bigcommerce.com/docs/start/authentication/api-accounts#oauth-scopes
 */
export type AccessTokenScope = (typeof accessTokenScopes)[number];
