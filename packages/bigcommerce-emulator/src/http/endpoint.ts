import { storeOfHost } from "./served-host.js";

const tokenFamilies = {
  "api-token": "storefront",
  "api-token-private": "private",
  "api-token-customer-impersonation": "impersonation",
} as const satisfies Record<string, TokenKind>;

/**
 * The kinds of token that GraphQL accepts, each with an endpoint that creates it.
 * @see https://developer.bigcommerce.com/docs/start/authentication/graphql-storefront
 */
export type TokenKind = "storefront" | "private" | "impersonation";

/** What a URL of the emulator stands for. */
export type Endpoint =
  | { readonly kind: "home" }
  | ({ readonly kind: "hosted" } & HostedPage)
  | { readonly kind: "console"; readonly file: string }
  | { readonly kind: "control"; readonly action: string }
  | ({ readonly kind: "image" } & ImageAddress)
  | { readonly kind: "graphql"; readonly channelId: number | null; readonly storeHash: string | null }
  | { readonly kind: "tokens"; readonly storeHash: string; readonly tokenKind: TokenKind }
  | ({ readonly kind: "rest"; readonly storeHash: string } & ManagementPath)
  | { readonly kind: "unknown" };

/** A resource of the Management API. */
export interface ManagementPath {
  readonly version: "v2" | "v3";
  /** Below the version: `/catalog/products/101`. */
  readonly path: string;
}

/** A picture on the stand-in for BigCommerce's CDN. */
export interface ImageAddress {
  readonly storeHash: string;
  /** The side of the square that it fits in; null: as it was uploaded. */
  readonly sidePx: number | null;
  readonly path: string;
}

/** A page of the storefront that BigCommerce hosts. */
export type HostedPage =
  | { readonly page: "login"; readonly jwt: string }
  | { readonly page: "cart"; readonly cartEntityId: string; readonly token: string }
  | { readonly page: "sitemap"; readonly type: string | null; readonly number: number }
  | { readonly page: "robots" }
  | { readonly page: "checkout" | "confirmation" | "account" | "logout" };

/** @param allowHosts - below which, as below `localhost`, a host can name store and channel. */
export function endpointOf(url: URL, allowHosts: readonly string[] = []): Endpoint {
  const path = url.pathname;
  if (path === "/") return { kind: "home" };
  const file = /^\/__emulator\/console\/([a-z-]+\.[a-z]+)$/.exec(path)?.[1];
  if (file !== undefined) return { kind: "console", file };
  const control = /^\/__emulator\/([a-z]+)$/.exec(path);
  if (control?.[1] !== undefined) return { kind: "control", action: control[1] };
  if (path.startsWith("/__emulator")) return { kind: "control", action: "" };
  return (
    hostedEndpoint(url) ??
    imageEndpoint(path) ??
    graphqlEndpoint(url, allowHosts) ??
    restEndpoint(path) ?? { kind: "unknown" }
  );
}

function hostedEndpoint(url: URL): Endpoint | null {
  return crawlerEndpoint(url) ?? shopperEndpoint(url);
}

function crawlerEndpoint({ pathname, searchParams }: URL): Endpoint | null {
  const file = /^(?:\/channels\/[1-9]\d{0,9})?\/(robots\.txt|xmlsitemap\.php)$/.exec(pathname)?.[1];
  if (file === "robots.txt") return { kind: "hosted", page: "robots" };
  if (file === undefined) return null;
  const number = Number(/^[1-9]\d{0,6}$/.exec(searchParams.get("page") ?? "1")?.[0] ?? 0);
  return { kind: "hosted", page: "sitemap", type: searchParams.get("type"), number };
}

function shopperEndpoint({ pathname, searchParams }: URL): Endpoint | null {
  const jwt = /^\/login\/token\/([^/]+)$/.exec(pathname)?.[1];
  if (jwt !== undefined) return { kind: "hosted", page: "login", jwt };
  if (pathname === "/checkout") return { kind: "hosted", page: "checkout" };
  if (pathname === "/checkout/order-confirmation") return { kind: "hosted", page: "confirmation" };
  if (pathname === "/account.php") return { kind: "hosted", page: "account" };
  const action = searchParams.get("action");
  if (pathname === "/login.php" && action === "logout") return { kind: "hosted", page: "logout" };
  if (pathname !== "/cart.php" || (action !== "load" && action !== "loadInCheckout")) return null;
  const cartEntityId = searchParams.get("id") ?? "";
  return { kind: "hosted", page: "cart", cartEntityId, token: searchParams.get("token") ?? "" };
}

const side = "([1-9]\\d{0,3})";
const imagePattern = new RegExp(
  `^/s-([a-z0-9]{1,32})/images/stencil/(?:original|${side}w|${side}x${side})/([\\w./%~!*'()-]{1,500})$`,
);

function imageEndpoint(urlPath: string): Endpoint | null {
  const [, storeHash, width, fitWidth, fitHeight, path] = imagePattern.exec(urlPath) ?? [];
  if (storeHash === undefined || path === undefined) return null;
  const sides = [width, fitWidth, fitHeight].flatMap((px) => (px === undefined ? [] : [Number(px)]));
  return { kind: "image", storeHash, sidePx: sides.length === 0 ? null : Math.min(...sides), path };
}

const channelPattern = "([1-9]\\d{0,9})";
const graphqlPathPattern = new RegExp(`^(?:/channels/${channelPattern})?/graphql$`);

function graphqlEndpoint(url: URL, allowHosts: readonly string[]): Endpoint | null {
  const [matches, channel] = graphqlPathPattern.exec(url.pathname) ?? [];
  if (matches === undefined) return null;
  // As at BigCommerce, where the host names store and channel.
  const store = storeOfHost(url.hostname, allowHosts);
  const channelId = channel === undefined ? (store?.channelId ?? null) : Number(channel);
  return { kind: "graphql", channelId, storeHash: store?.storeHash ?? null };
}

function restEndpoint(pathname: string): Endpoint | null {
  const [, storeHash, version, path] = /^\/stores\/([^/]+)\/(v2|v3)(\/.+)$/.exec(pathname) ?? [];
  if (storeHash === undefined || path === undefined) return null;
  const family = /^\/storefront\/([a-z-]+)$/.exec(path)?.[1];
  const tokenKind = Object.entries(tokenFamilies).find(([name]) => name === family)?.[1];
  if (version === "v3" && tokenKind !== undefined) return { kind: "tokens", storeHash, tokenKind };
  return { kind: "rest", storeHash, version: version === "v2" ? "v2" : "v3", path };
}
