import {
  type AppTree,
  accessToken,
  healthyApps,
  serviceSecret,
  sessionSecret,
  storefrontToken,
} from "./healthy-apps.fixture.js";

/** A healthy app with one thing wrong. */
export interface SeededFault {
  readonly id: string;
  readonly fault: string;
  readonly app: keyof typeof healthyApps;
  /** Files that are written or replaced; `undefined` removes one. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  readonly installed?: Readonly<Record<string, string>>;
  /** Variables that are set outside of the files; `undefined` takes one away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What the line must say, and where. */
  readonly says: readonly string[];
}

const envLocal = textOf("withSrc", ".env.local");
const monorepoEnv = textOf("inMonorepo", "apps/web/.env.local");

function textOf(app: keyof typeof healthyApps, path: string): string {
  const tree: AppTree = healthyApps[app];
  const text = tree.files[path];
  if (text === undefined) throw new Error(`${app} has no ${path}.`);
  return text;
}

/** `.env.local` with a line of its own for one variable. */
const withLine = (name: string, line: string) => ({
  ".env.local": envLocal.replace(new RegExp(`^${name}=.*$`, "m"), line),
});
const config = (options: string) => ({ "next.config.ts": `export default { ${options} };` });
const farSeconds = Date.UTC(2027, 0, 2) / 1000;
const imported = 'import { bigcommerce } from "@/lib/bigcommerce";';

const versions: readonly SeededFault[] = [
  {
    id: "versions.next-remote-code",
    fault: "Next 15.5.6, open to React2Shell and both advisories of August 2026",
    app: "inJavaScript",
    installed: { next: "15.5.6" },
    says: ["next 15.5.6", "CVE-2025-66478", "GHSA-2xp9-vwfh-vxw4", "CVE-2026-75604"],
  },
  {
    id: "versions.next-remote-code",
    fault: "Next 16.3.2, before the fixes of August 2026",
    app: "withSrc",
    installed: { next: "16.3.2" },
    says: ["next 16.3.2", "GHSA-2xp9-vwfh-vxw4"],
  },
  {
    id: "versions.next-unsupported",
    fault: "Next 15.5.24, patched and below the supported range",
    app: "inJavaScript",
    installed: { next: "15.5.24" },
    says: ["Next 15.5.24"],
  },
  {
    id: "versions.react",
    fault: "React 18",
    app: "onHost",
    installed: { react: "18.3.1", "react-dom": "18.3.1" },
    says: ["React 18.3.1"],
  },
  {
    id: "versions.react-dom",
    fault: "react and react-dom apart",
    app: "onHost",
    installed: { "react-dom": "19.2.4" },
    says: ["19.3.1", "19.2.4"],
  },
  {
    id: "versions.react-remote-code",
    fault: "react-server-dom-webpack 19.1.1",
    app: "onHost",
    installed: { "react-server-dom-webpack": "19.1.1" },
    says: ["react-server-dom-webpack 19.1.1", "CVE-2025-55182"],
  },
  {
    id: "versions.node-pinned",
    fault: "`engines.node` of 18",
    app: "onHost",
    files: {
      "package.json": JSON.stringify({
        engines: { node: "18.x" },
        dependencies: { next: "16", react: "19" },
      }),
    },
    says: ["package.json", "18.x"],
  },
  {
    id: "versions.node-pinned",
    fault: "an .nvmrc of v18",
    app: "withSrc",
    files: { ".nvmrc": "v18.20.0\n" },
    says: [".nvmrc", "18.20.0"],
  },
  {
    id: "versions.package-twice",
    fault: "another version of the package in a package of the monorepo",
    app: "inMonorepo",
    installed: { "shop/node_modules/next-bigcommerce": "0.0.9" },
    says: ["0.1.0", "0.0.9", "shop"],
  },
];

const values: readonly SeededFault[] = [
  {
    id: "variables.missing",
    fault: "no access token",
    app: "withSrc",
    files: withLine("BIGCOMMERCE_ACCESS_TOKEN", ""),
    says: ["BIGCOMMERCE_ACCESS_TOKEN", "missing"],
  },
  {
    id: "variables.missing",
    fault: "no channel with a second instance that has its own",
    app: "withPrivateTokens",
    files: { ".env": "AUTH_TRUST_HOST=true\n" },
    says: ["BIGCOMMERCE_CHANNEL_ID"],
  },
  {
    id: "variables.development-only",
    fault: "the store hash in .env.development alone",
    app: "withSrc",
    files: {
      ...withLine("BIGCOMMERCE_STORE_HASH", ""),
      ".env.development": "BIGCOMMERCE_STORE_HASH=abc123\n",
    },
    says: [".env.development:1", "BIGCOMMERCE_STORE_HASH"],
  },
  {
    id: "variables.quoted",
    fault: "quotes within quotes",
    app: "withSrc",
    files: withLine("BIGCOMMERCE_ACCESS_TOKEN", `BIGCOMMERCE_ACCESS_TOKEN='"${accessToken}"'`),
    says: [".env.local:2", "BIGCOMMERCE_ACCESS_TOKEN", "in quotes"],
  },
  {
    id: "variables.quoted",
    fault: "quotes that docker --env-file keeps",
    app: "onHost",
    environment: { BIGCOMMERCE_STORE_HASH: '"emulator"' },
    says: ["BIGCOMMERCE_STORE_HASH", "in quotes"],
  },
  {
    id: "variables.placeholder",
    fault: "a placeholder for the session secret",
    app: "withSrc",
    files: withLine("SESSION_SECRET", "SESSION_SECRET=your-session-secret"),
    says: [".env.local:4", "SESSION_SECRET", "placeholder"],
  },
  {
    id: "variables.placeholder",
    fault: "the word undefined",
    app: "onHost",
    environment: { BIGCOMMERCE_CHANNEL_ID: "undefined" },
    says: ["BIGCOMMERCE_CHANNEL_ID", "placeholder"],
  },
  {
    id: "variables.reference",
    fault: "a reference that nothing replaced",
    app: "forStaff",
    environment: { BIGCOMMERCE_ACCESS_TOKEN: "op://shop/bigcommerce/token" },
    says: ["BIGCOMMERCE_ACCESS_TOKEN", "reference"],
  },
  {
    id: "variables.pasted",
    fault: "a comment behind the value",
    app: "forStaff",
    environment: { BIGCOMMERCE_ACCESS_TOKEN: `${accessToken} # staging` },
    says: ["BIGCOMMERCE_ACCESS_TOKEN", "comment"],
  },
  {
    id: "variables.store-hash",
    fault: "store- before the store hash",
    app: "withSrc",
    files: withLine("BIGCOMMERCE_STORE_HASH", "BIGCOMMERCE_STORE_HASH=store-abc123"),
    says: [".env.local:1", "BIGCOMMERCE_STORE_HASH", "without `store-`"],
  },
  {
    id: "variables.access-token",
    fault: "a storefront token where the access token belongs",
    app: "forStaff",
    environment: { BIGCOMMERCE_ACCESS_TOKEN: "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl" },
    says: ["BIGCOMMERCE_ACCESS_TOKEN", "is a JWT"],
  },
  {
    id: "variables.channel-id",
    fault: "a name for the channel",
    app: "withSrc",
    files: withLine("BIGCOMMERCE_CHANNEL_ID", "BIGCOMMERCE_CHANNEL_ID=main"),
    says: [".env.local:3", '["main"]'],
  },
  {
    id: "variables.url",
    fault: "plain http to a host that is not this machine",
    app: "inMonorepo",
    files: {
      "apps/web/.env.local": monorepoEnv.replace("https://shop", "http://shop"),
    },
    says: [".env.local:5", "BIGCOMMERCE_STOREFRONT_URL", "must use https"],
  },
  {
    id: "variables.url",
    fault: "the API path of another store",
    app: "inMonorepo",
    files: {
      "apps/web/.env.local": monorepoEnv.replace("stores/abc123", "stores/xyz789"),
    },
    says: [".env.local:4", "xyz789", "abc123"],
  },
  {
    id: "variables.url",
    fault: "two channels and no {channelId} in the URL",
    app: "inMonorepo",
    files: {
      "apps/web/.env.local": monorepoEnv.replace("CHANNEL_ID=3", "CHANNEL_ID=3,4"),
    },
    says: [".env.local:5", "{channelId}"],
  },
  {
    id: "variables.proxy-secret",
    fault: "a trusted proxy secret with a space in it",
    app: "forStaff",
    environment: { BIGCOMMERCE_TRUSTED_PROXY_SECRET: "two words of it" },
    says: ["BIGCOMMERCE_TRUSTED_PROXY_SECRET"],
  },
  {
    id: "variables.client-secret",
    fault: "a client id without its secret",
    app: "withSrc",
    environment: { BIGCOMMERCE_CLIENT_ID: "rvnaqrk8wz3l0xmt" },
    says: ["BIGCOMMERCE_CLIENT_SECRET", "missing"],
  },
  {
    id: "variables.client-secret",
    fault: "the access token as the client secret",
    app: "forStaff",
    environment: { BIGCOMMERCE_CLIENT_SECRET: accessToken },
    says: ["BIGCOMMERCE_CLIENT_SECRET", "the same"],
  },
  {
    id: "variables.session-secret",
    fault: "a session secret of 20 characters",
    app: "withSrc",
    files: withLine("SESSION_SECRET", `SESSION_SECRET=${sessionSecret.slice(0, 20)}`),
    says: [".env.local:4", "SESSION_SECRET", "32"],
  },
  {
    id: "variables.service-secret",
    fault: "a service secret of 12 characters",
    app: "withSrc",
    files: withLine("SERVICE_SECRET", `SERVICE_SECRET=${serviceSecret.slice(0, 12)}`),
    says: [".env.local:5", "SERVICE_SECRET", "16"],
  },
  {
    id: "variables.service-secret",
    fault: "no secret for bearerSecret",
    app: "withSrc",
    files: withLine("SERVICE_SECRET", ""),
    says: ["SERVICE_SECRET", "missing"],
  },
  {
    id: "variables.half-emulator",
    fault: "tokens from the emulator, queries to BigCommerce",
    app: "onHost",
    environment: { BIGCOMMERCE_STOREFRONT_URL: undefined },
    says: ["BIGCOMMERCE_API_URL", "BIGCOMMERCE_STOREFRONT_URL"],
  },
  {
    id: "variables.emulator",
    fault: "the emulator's token for the real BigCommerce",
    app: "onHost",
    environment: { BIGCOMMERCE_STOREFRONT_URL: undefined, BIGCOMMERCE_API_URL: undefined },
    says: ["BIGCOMMERCE_ACCESS_TOKEN"],
  },
  {
    id: "variables.emulator",
    fault: "the emulator's token in .env.production",
    app: "forStaff",
    files: { ".env.production": "BIGCOMMERCE_ACCESS_TOKEN=emulator-access-token\n" },
    says: [".env.production:1"],
  },
];

const places: readonly SeededFault[] = [
  {
    id: "variables.public",
    fault: "the access token as NEXT_PUBLIC_",
    app: "withSrc",
    files: { ".env.local": `${envLocal}NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN=${accessToken}\n` },
    says: [".env.local:7", "NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN"],
  },
  {
    id: "variables.public",
    fault: "the value of a secret under a harmless public name",
    app: "forStaff",
    environment: { NEXT_PUBLIC_BUILD: serviceSecret },
    says: ["NEXT_PUBLIC_BUILD"],
  },
  {
    id: "variables.public",
    fault: "code that reads a public access token",
    app: "onHost",
    files: { "src/lib/old.ts": "export const token = process.env.NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN;" },
    says: ["src/lib/old.ts:1", "NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN"],
  },
  {
    id: "variables.in-config",
    fault: "the access token in `env` of next.config",
    app: "withSrc",
    files: config("env: { TOKEN: process.env.BIGCOMMERCE_ACCESS_TOKEN }"),
    says: ["next.config.ts:1", "BIGCOMMERCE_ACCESS_TOKEN"],
  },
  {
    id: "variables.tracked",
    fault: "secrets in a tracked .env",
    app: "inJavaScript",
    files: {
      ".env": `BIGCOMMERCE_STORE_HASH=abc123\nBIGCOMMERCE_CHANNEL_ID=1\nSERVICE_SECRET=${serviceSecret}\n`,
    },
    says: [".env:3", "git tracks .env", "SERVICE_SECRET"],
  },
  {
    id: "variables.example",
    fault: "the real access token in .env.example",
    app: "withSrc",
    files: { ".env.example": `BIGCOMMERCE_ACCESS_TOKEN=${accessToken}\n` },
    says: [".env.example:1", "BIGCOMMERCE_ACCESS_TOKEN"],
  },
  {
    id: "tokens.in-environment",
    fault: "a token made by hand in .env.local, with its expiry",
    app: "withSrc",
    files: {
      ".env.local": `${envLocal}BIGCOMMERCE_CUSTOMER_IMPERSONATION_TOKEN=${storefrontToken(farSeconds)}\n`,
    },
    says: [".env.local:7", "BIGCOMMERCE_CUSTOMER_IMPERSONATION_TOKEN", "expires on 2027-01-02"],
  },
  {
    id: "tokens.in-environment",
    fault: "a token that has expired, under another name",
    app: "forStaff",
    environment: { GRAPHQL_BEARER: storefrontToken(1_700_000_000) },
    says: ["GRAPHQL_BEARER", "expired on 2023-11-14"],
  },
  {
    id: "tokens.in-repository",
    fault: "a valid token in a tracked script",
    app: "inMonorepo",
    files: { "packages/shop/query.http": `POST x\nAuthorization: Bearer ${storefrontToken(farSeconds)}\n` },
    says: ["../../packages/shop/query.http:2", "expires on 2027-01-02"],
  },
];

const code: readonly SeededFault[] = [
  {
    id: "app.external-package",
    fault: "the package in serverExternalPackages",
    app: "withSrc",
    files: config('serverExternalPackages: ["sharp", "next-bigcommerce"]'),
    says: ["next.config.ts:1", "serverExternalPackages"],
  },
  {
    id: "app.pages-not-transpiled",
    fault: "pages/ without transpilePackages",
    app: "inJavaScript",
    files: { "next.config.js": "module.exports = { reactStrictMode: true };" },
    says: ["pages/orders.jsx:1", "lib/bigcommerce-for.js"],
  },
  {
    id: "app.output-export",
    fault: "an exported site",
    app: "withSrc",
    files: config('output: "export"'),
    says: ["next.config.ts:1"],
  },
  {
    id: "app.standalone-env",
    fault: "a secret in .env that goes into the image",
    app: "withSrc",
    files: { ...config('output: "standalone"'), ".env": `STAFF_PASSWORD=${sessionSecret}\n` },
    says: [".env:1", "STAFF_PASSWORD"],
  },
  {
    id: "app.edge",
    fault: "a route on the Edge runtime",
    app: "withSrc",
    files: {
      "src/app/api/price/route.ts": `${imported}\nexport const runtime = "edge";\nexport const GET = () => bigcommerce.guest.query(Q);`,
    },
    says: ["src/app/api/price/route.ts:2", "src/lib/bigcommerce.ts"],
  },
  {
    id: "app.edge",
    fault: "an API route of pages/ on the Edge runtime",
    app: "inJavaScript",
    files: {
      "pages/api/x.js":
        'import { bigcommerceFor } from "lib/bigcommerce-for";\nexport const config = { runtime: "edge" };\nexport default () => bigcommerceFor();',
    },
    says: ["pages/api/x.js:2"],
  },
  {
    id: "app.middleware",
    fault: "a middleware that imports the package",
    app: "onHost",
    files: { "src/middleware.ts": `${imported}\nexport const middleware = () => bigcommerce.tokenStatus();` },
    says: ["src/middleware.ts:1", "proxy.ts"],
  },
  {
    id: "app.client-import",
    fault: "a client component that imports the package",
    app: "withSrc",
    files: {
      "src/app/error.tsx":
        '"use client";\nimport { getErrorCode } from "next-bigcommerce";\nexport default () => getErrorCode(1);',
    },
    says: ["src/app/error.tsx:2", "next-bigcommerce/client"],
  },
  {
    id: "app.client-import",
    fault: "a client component that gets the package through two files",
    app: "onHost",
    files: {
      "src/app/price.tsx":
        '"use client";\nimport { price } from "../lib";\nexport const Price = () => price();',
      "src/lib/index.ts": 'export * from "./price";',
      "src/lib/price.ts":
        'import { bigcommerce } from "./bigcommerce"; export const price = () => bigcommerce;',
    },
    says: ["src/app/price.tsx:2", "src/lib/bigcommerce.ts"],
  },
  {
    id: "app.force-static",
    fault: "a customer's orders on a static page",
    app: "withSrc",
    files: {
      "src/app/orders/page.tsx": `${imported}\nexport const dynamic = "force-static";\nexport default () => bigcommerce.customer.query(Orders);`,
    },
    says: ["src/app/orders/page.tsx:2"],
  },
  {
    id: "app.force-static",
    fault: "a static layout above a customer's orders",
    app: "withSrc",
    files: {
      "src/app/account/layout.tsx":
        'export const dynamic = "error";\nexport default ({ children }) => children;',
    },
    says: ["src/app/account/layout.tsx:1", "src/app/account/orders/page.tsx"],
  },
  {
    id: "app.static-props",
    fault: "a customer's orders in getStaticProps",
    app: "inJavaScript",
    files: {
      "pages/mine.jsx":
        'import { bigcommerceFor } from "lib/bigcommerce-for";\nexport async function getStaticProps() {\n  return bigcommerceFor().customer.query(Orders);\n}',
    },
    says: ["pages/mine.jsx:3"],
  },
  {
    id: "app.open-route",
    fault: "a token route for everybody",
    app: "onHost",
    files: {
      "src/app/api/token/route.ts":
        'import { createImpersonationTokenRoute as make } from "next-bigcommerce";\nexport const { GET } = make(bigcommerce, { authorize: async () => true });',
    },
    says: ["src/app/api/token/route.ts:2"],
  },
  {
    id: "app.open-impersonation",
    fault: "impersonation for everybody",
    app: "forStaff",
    files: {
      "lib/staff.ts":
        'import { createBigCommerce } from "next-bigcommerce";\nexport const bigcommerce = createBigCommerce({ authorizeImpersonation() { return true; } });',
    },
    says: ["lib/staff.ts:2"],
  },
  {
    id: "app.form-action",
    fault: "a policy that holds forms from the checkout",
    app: "onHost",
    files: {
      "next.config.ts": `export default { headers: async () => [{ source: "/", headers: [{ key: "Content-Security-Policy", value: "default-src 'self'; form-action 'self'" }] }] };`,
      "src/app/checkout/route.ts":
        "const document = `mutation { cart { createCartRedirectUrls { redirectUrls { redirectedCheckoutUrl } } } }`;",
    },
    says: ["next.config.ts:1", "form-action"],
  },
  {
    id: "app.module-resolution",
    fault: "moduleResolution of node, in a file that tsconfig.json extends",
    app: "inMonorepo",
    files: { "apps/web/tsconfig.base.json": '{ "compilerOptions": { "moduleResolution": "node" } }' },
    says: ["tsconfig", "`node`"],
  },
];

/** What doctor finds without network, each by name. */
export const seededFaults: readonly SeededFault[] = [...versions, ...values, ...places, ...code];

/** The healthy app with the fault in it. */
export function withFault({ app, files: changed, installed, environment }: SeededFault): AppTree {
  const tree: AppTree = healthyApps[app];
  return {
    ...tree,
    files: present({ ...tree.files, ...changed }),
    installed: { ...tree.installed, ...installed },
    environment: present({ ...tree.environment, ...environment }),
  };
}

function present(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
