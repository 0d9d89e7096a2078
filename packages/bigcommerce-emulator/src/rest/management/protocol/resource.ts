import type { ManagementPath } from "../../../http/endpoint.js";
import type { HttpResponse } from "../../../http/message.js";
import type { AccessTokenScope } from "../../../state/access-token-scopes.js";
import type { ManagementCall } from "./call.js";

const methods = ["GET", "POST", "PUT", "DELETE"] as const;

type Method = (typeof methods)[number];

export type ManagementHandler = (call: ManagementCall) => HttpResponse;

/** Which scopes let an account read and change a resource. */
interface ScopePair {
  readonly read: readonly AccessTokenScope[];
  readonly change: readonly AccessTokenScope[];
}

const pair = (scope: AccessTokenScope, readOnly: AccessTokenScope): ScopePair => ({
  read: [scope, readOnly],
  change: [scope],
});

export const scopes = {
  carts: pair("store_cart", "store_cart_read_only"),
  channels: pair("store_channel_settings", "store_channel_settings_read_only"),
  checkouts: pair("store_checkout", "store_checkout_read_only"),
  content: pair("store_v2_content", "store_v2_content_read_only"),
  customers: pair("store_v2_customers", "store_v2_customers_read_only"),
  information: pair("store_v2_information", "store_v2_information_read_only"),
  inventory: pair("store_inventory", "store_inventory_read_only"),
  locations: pair("store_locations", "store_locations_read_only"),
  marketing: pair("store_v2_marketing", "store_v2_marketing_read_only"),
  orders: pair("store_v2_orders", "store_v2_orders_read_only"),
  products: pair("store_v2_products", "store_v2_products_read_only"),
  sites: pair("store_sites", "store_sites_read_only"),
  transactions: pair("store_v2_transactions", "store_v2_transactions_read_only"),
} as const;

/** A path of the Management API with its methods. */
export interface Resource {
  readonly version: ManagementPath["version"];
  readonly pattern: RegExp;
  /** Null: every account may use it. */
  readonly scopes: ScopePair | null;
  readonly handlers: Readonly<Partial<Record<Method, ManagementHandler>>>;
}

/**
 * @param path - below the store: `v3/catalog/products/{product_id}`. A part in braces whose name ends in `id` is a
 * number, any other is text without a slash.
 */
export function resource(
  path: `${ManagementPath["version"]}/${string}`,
  scopePair: ScopePair | null,
  handlers: Resource["handlers"],
): Resource {
  const version = path.startsWith("v2/") ? "v2" : "v3";
  const source = path
    .slice(2)
    .replace(
      /\{(\w+)\}/g,
      (_part, name: string) => `(?<${name}>${/id$/.test(name) ? "\\d{1,15}" : "[^/]+"})`,
    );
  return { version, pattern: new RegExp(`^${source}/?$`), scopes: scopePair, handlers };
}

/** The handler of a method. A HEAD request is handled as GET; its body is not sent. */
export function handlerOf({ handlers }: Resource, method: string): ManagementHandler | undefined {
  const name = methods.find((known) => known === (method === "HEAD" ? "GET" : method));
  return name === undefined ? undefined : handlers[name];
}
