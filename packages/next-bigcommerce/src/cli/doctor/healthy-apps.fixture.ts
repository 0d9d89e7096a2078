/** An app as its files, with what is installed and what is set outside of them. */
export interface AppTree {
  /** From the repository's root. */
  readonly files: Readonly<Record<string, string>>;
  /** Versions in the app's node_modules. */
  readonly installed: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** The app's folder, if it is not the repository's root. */
  readonly folder?: string;
  /** Default: git tracks what is not ignored. */
  readonly git?: false;
}

export const accessToken = "k3y9qhd7w1lz0v5t8m2nxa4c6b1e0fj";
export const sessionSecret = "Zx81Qm27Lk90Pa46Tr35Vn72Bc58Hd13Yw64";
export const serviceSecret = "c2VydmljZS1zZWNyZXQtMjAyNg";

const manifest = (dependencies: readonly string[], more: object = {}) =>
  JSON.stringify({ dependencies: Object.fromEntries(dependencies.map((name) => [name, "*"])), ...more });
const base = ["next", "react", "react-dom", "next-bigcommerce"];
const react = { react: "19.3.1", "react-dom": "19.3.1", "next-bigcommerce": "0.1.0" };
const page = `import { bigcommerce } from "@/lib/bigcommerce";
export default async function Orders() { return bigcommerce.customer.query(OrdersDocument); }`;
const actions = `"use server";
import { bigcommerce } from "@/lib/bigcommerce";
export async function addAddress(input) { await bigcommerce.customer.mutate(AddAddress, { input }); }`;
const form = `"use client";
import type { BigCommerceError } from "next-bigcommerce";
import { getErrorCode } from "next-bigcommerce/client";
import { addAddress } from "./actions";
export const Form = (props: { error?: BigCommerceError }) => <form action={addAddress}>{getErrorCode(props.error)}</form>;`;
const tsconfig = `{
  // As create-next-app writes it.
  "compilerOptions": { "moduleResolution": "bundler", "paths": { "@/*": ["./src/*"] }, },
}`;

/** Next 16 with \`src/\`, iron-session, both routes, and everything in .env.local. */
const withSrc: AppTree = {
  installed: { ...react, next: "16.4.6", "iron-session": "8.0.4" },
  files: {
    "package.json": manifest([...base, "iron-session"], { engines: { node: ">=22" } }),
    ".gitignore": "node_modules\n.next\n.env*\n!.env.example\n",
    ".nvmrc": "24\n",
    "tsconfig.json": tsconfig,
    "next.config.ts": `import type { NextConfig } from "next";
const config: NextConfig = { cacheComponents: true, serverExternalPackages: ["sharp"], env: { BUILD_NAME: process.env.GIT_SHA } };
export default config;`,
    ".env.local": `BIGCOMMERCE_STORE_HASH=abc123
BIGCOMMERCE_ACCESS_TOKEN=${accessToken}
BIGCOMMERCE_CHANNEL_ID=1
SESSION_SECRET="${sessionSecret}"
SERVICE_SECRET=${serviceSecret}
NEXT_PUBLIC_MAPBOX_ACCESS_TOKEN=pk.eyJ1IjoibWFwIn0.k9d2s7f4h1
`,
    ".env.example": "BIGCOMMERCE_STORE_HASH=\nBIGCOMMERCE_ACCESS_TOKEN=your-access-token\nSESSION_SECRET=\n",
    "src/lib/bigcommerce.ts": `import { createBigCommerce } from "next-bigcommerce";
import { getSession } from "./session";
export const bigcommerce = createBigCommerce({
  resolveCustomerId: async ({ storeHash }) => (await getSession(storeHash))?.customerId ?? null,
});`,
    "src/lib/session.ts": `import { getIronSession } from "iron-session";
export const getSession = (hash: string) => getIronSession(hash, { password: process.env.SESSION_SECRET! });`,
    "src/app/account/orders/page.tsx": page,
    "src/app/account/actions.ts": actions,
    "src/app/account/form.tsx": form,
    "src/app/about/page.tsx": `export const dynamic = "force-static"; export default () => <p>About</p>;`,
    "src/app/og/route.ts": `export const runtime = "edge"; export const GET = () => new Response("ok");`,
    "src/app/api/impersonation-token/route.ts": `import { bearerSecret, createImpersonationTokenRoute } from "next-bigcommerce";
import { bigcommerce } from "@/lib/bigcommerce";
export const { GET, POST, DELETE } = createImpersonationTokenRoute(bigcommerce, {
  authorize: bearerSecret(() => [process.env.SERVICE_SECRET, process.env.SERVICE_SECRET_OLD]),
});`,
    "src/proxy.ts": `import { bigcommerce } from "@/lib/bigcommerce";
export const proxy = () => bigcommerce.tokenStatus();`,
  },
};

/** Next 15.5 in JavaScript without \`src/\`: \`pages/\` beside \`app/\`, and a middleware in Node.js. */
const inJavaScript: AppTree = {
  installed: { ...react, next: "15.5.29" },
  files: {
    "package.json": manifest(base),
    ".gitignore": "node_modules/\n.env*.local\n",
    "jsconfig.json": '{ "compilerOptions": { "baseUrl": "." } }',
    "next.config.js": `const { withPlugin } = require("plugin");
/** @type {import("next").NextConfig} */
const nextConfig = { transpilePackages: ["ui", "next-bigcommerce"], reactStrictMode: true };
module.exports = nextConfig;`,
    ".env": "BIGCOMMERCE_STORE_HASH=abc123\nBIGCOMMERCE_CHANNEL_ID=1,2\nSHOP_NAME='The shop'\n",
    ".env.local": `BIGCOMMERCE_ACCESS_TOKEN=${accessToken}\n`,
    ".env.development": "BIGCOMMERCE_ACCESS_TOKEN=emulator-access-token\n",
    "lib/bigcommerce-for.js": `import { createBigCommerce } from "next-bigcommerce";
const shared = { timeoutMs: 5000 };
export const bigcommerceFor = (request) => createBigCommerce({ ...shared, resolveCustomerId: () => request.customerId });`,
    "pages/orders.jsx": `import { bigcommerceFor } from "lib/bigcommerce-for";
export async function getServerSideProps({ req }) { return { props: await bigcommerceFor(req).customer.query(Orders) }; }
export default ({ orders }) => <p>{orders}</p>;`,
    "pages/products.jsx": `import { bigcommerceFor } from "lib/bigcommerce-for";
export async function getStaticProps() { return { props: await bigcommerceFor().guest.query(Products) }; }
export default () => <p />;`,
    "middleware.js": `import { bigcommerceFor } from "lib/bigcommerce-for";
export const config = { runtime: "nodejs", matcher: "/account" };
export const middleware = (request) => bigcommerceFor(request);`,
    "app/page.jsx": "export default () => <p>Hello</p>;",
  },
};

/** A pnpm monorepo: the app in apps/web, the shop's code in packages/shop. */
const inMonorepo: AppTree = {
  folder: "apps/web",
  installed: { ...react, next: "16.3.4", shop: "1.0.0" },
  files: {
    "package.json": "{}",
    "pnpm-workspace.yaml": "packages: [apps/*, packages/*]\n",
    ".gitignore": "node_modules\n.env.local\n.env.*.local\n",
    "apps/web/package.json": manifest([...base, "shop"]),
    "apps/web/tsconfig.json": '{ "extends": "./tsconfig.base.json" }',
    "apps/web/tsconfig.base.json": '{ "compilerOptions": { "moduleResolution": "Bundler" } }',
    "apps/web/next.config.mjs": 'export default { transpilePackages: ["shop"] };',
    "apps/web/.env.local": `BIGCOMMERCE_STORE_HASH=abc123
export BIGCOMMERCE_ACCESS_TOKEN='${accessToken}' # of the staging store
BIGCOMMERCE_CHANNEL_ID=3
BIGCOMMERCE_API_URL=https://api.bigcommerce.com/stores/abc123/v3/
BIGCOMMERCE_STOREFRONT_URL=https://shop.example.com/graphql
`,
    "apps/web/src/app/page.tsx": `import { bigcommerce } from "shop"; export default () => bigcommerce.guest.query(Products);`,
    "apps/web/src/app/button.tsx": `"use client"; import { Button } from "shop/button"; export { Button };`,
    "packages/shop/index.ts": `import { createBigCommerce } from "next-bigcommerce"; export const bigcommerce = createBigCommerce();`,
  },
};

/** Private tokens beside Auth.js, with a config that a plugin wraps, and a second instance. */
const withPrivateTokens: AppTree = {
  installed: { ...react, next: "16.4.6", "next-auth": "5.0.0" },
  files: {
    "package.json": manifest([...base, "next-auth"]),
    ".gitignore": "node_modules\n.env.local\n",
    "tsconfig.json": tsconfig,
    "next.config.ts": `import createMDX from "@next/mdx";
const withMDX = createMDX({ extension: /mdx/ });
export default withMDX({ pageExtensions: ["tsx", "mdx"], output: "standalone" });`,
    ".env": "BIGCOMMERCE_CHANNEL_ID=1\nAUTH_TRUST_HOST=true\n",
    ".env.local": `AUTH_SECRET=short-one\nBIGCOMMERCE_ACCESS_TOKEN=${accessToken}\n`,
    "src/lib/bigcommerce.ts": `import { createBigCommerce, type PrivateBigCommerceOptions } from "next-bigcommerce";
import { auth } from "@/auth";
const storeHash = "abc123";
export const options = {
  tokenKind: "private",
  storeHash: process.env.STORE_HASH ?? storeHash,
  scopes: ["Unauthenticated", "Customer"],
  resolveCustomerAccessToken: async () => (await auth())?.customerAccessToken,
} satisfies PrivateBigCommerceOptions;
export const bigcommerce = createBigCommerce(options);
export const second = createBigCommerce({ ...options, channelIds: [2, 3], storefrontUrl: "https://b2b.example.com/c/{channelId}" });`,
    "src/auth.ts": `import NextAuth from "next-auth"; export const { auth } = NextAuth({});`,
    "src/app/orders/page.tsx": page,
    "src/app/orders/total.tsx": `"use client";
import { second } from "@/lib/bigcommerce";
export const Total = ({ of }: { of: typeof second }) => <b>1</b>;`,
    "src/middleware.ts": `export { auth as middleware } from "next-auth/middleware";`,
    "src/lib/token.test.ts": `const expired = "${storefrontToken(4_000_000_000)}";`,
  },
};

/** A server of staff: the token route and impersonation, no shop. Emulator for development, secrets from the host. */
const forStaff: AppTree = {
  installed: { ...react, next: "15.5.25" },
  environment: {
    BIGCOMMERCE_STORE_HASH: "abc123",
    BIGCOMMERCE_ACCESS_TOKEN: accessToken,
    BIGCOMMERCE_CHANNEL_ID: "1",
    BIGCOMMERCE_CLIENT_ID: "rvnaqrk8wz3l0xmt",
    BIGCOMMERCE_CLIENT_SECRET: "f00dc0ffee0123456789abcdef0123456789",
    SERVICE_SECRET: serviceSecret,
  },
  files: {
    "package.json": manifest(base),
    ".gitignore": "node_modules\n",
    "tsconfig.json": '{ "compilerOptions": { "module": "nodenext", "moduleResolution": "nodenext" } }',
    ".env.development": `BIGCOMMERCE_STORE_HASH=emulator
BIGCOMMERCE_ACCESS_TOKEN=emulator-access-token
BIGCOMMERCE_API_URL=http://127.0.0.1:4010
BIGCOMMERCE_STOREFRONT_URL=http://127.0.0.1:4010/channels/{channelId}
`,
    "next.config.mjs": `export default (phase) => {
  const output = phase === "x" ? "standalone" : undefined;
  return { output };
};`,
    "lib/staff.ts": `import { createBigCommerce } from "next-bigcommerce";
export const bigcommerce = createBigCommerce({ authorizeImpersonation: async ({ actor }) => isStaff(actor) });`,
    "app/login/route.ts": `import { bigcommerce } from "../../lib/staff.js";
export const POST = async () => Response.redirect(await bigcommerce.createCustomerLoginUrl({ redirectTo: "/" }));`,
    "app/token/route.ts": `import * as pkg from "next-bigcommerce";
import { getImpersonationToken, createImpersonationTokenRoute } from "next-bigcommerce";
import { bigcommerce } from "../../lib/staff.js";
export const { GET } = createImpersonationTokenRoute(bigcommerce, { authorize: async (request) => { if (bad(request)) return false; return true; } });
export const POST = () => getImpersonationToken();`,
  },
};

/** As a host builds it: no .env files, no repository, everything set outside; against the emulator. */
const onHost: AppTree = {
  git: false,
  installed: { ...react, next: "16.4.6" },
  environment: {
    VERCEL: "1",
    BIGCOMMERCE_STORE_HASH: "emulator",
    BIGCOMMERCE_ACCESS_TOKEN: "emulator-access-token",
    BIGCOMMERCE_CHANNEL_ID: " 1 ",
    BIGCOMMERCE_API_URL: "http://localhost:4010",
    BIGCOMMERCE_STOREFRONT_URL: "http://localhost:4010/channels/{channelId}",
    NEXT_PUBLIC_SHOP_NAME: "Emulator",
  },
  files: {
    "package.json": manifest(base, { engines: { node: "24.x" } }),
    "tsconfig.json": tsconfig,
    "next.config.ts": `export default { headers: async () => [{ source: "/", headers: [
  { key: "Content-Security-Policy", value: "default-src 'self'; form-action 'self' https://store-abc123.mybigcommerce.com" } ] }] };`,
    "src/lib/bigcommerce.ts": `import { createBigCommerce } from "next-bigcommerce";
export const bigcommerce = createBigCommerce({ resolveCustomerId: () => null, checkoutUrl: process.env.CHECKOUT_URL });`,
    "src/app/page.tsx": page,
    "src/app/cart/checkout.graphql":
      "mutation M { cart { createCartRedirectUrls { redirectUrls { redirectedCheckoutUrl } } } }",
  },
};

/** Doctor finds nothing in any of these. */
export const healthyApps = {
  withSrc,
  inJavaScript,
  inMonorepo,
  withPrivateTokens,
  forStaff,
  onHost,
} as const satisfies Readonly<Record<string, AppTree>>;

/** A token as BigCommerce makes them. */
export function storefrontToken(expiresAt: number, kind = 2): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { cid: [1], cors: [], eat: expiresAt, iss: "BC", sub_type: 2, token_type: kind };
  return [encode({ alg: "ES256", typ: "JWT" }), encode(claims), "c2lnbmF0dXJl".repeat(6)].join(".");
}
