import { sessionSecret } from "./healthy-apps.fixture.js";
import type { SeededFault } from "./seeded-fault.fixture.js";

const config = (options: string) => ({ "next.config.ts": `export default { ${options} };` });
const imported = 'import { bigcommerce } from "@/lib/bigcommerce";';

export const seededCode: readonly SeededFault[] = [
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
    fault: "a route on the Edge runtime that gets the package through a file that imports it back",
    app: "withSrc",
    files: {
      "src/app/api/edge/a.ts":
        'import { GET } from "./route";\nimport { bigcommerce } from "@/lib/bigcommerce";\nexport const all = [GET, bigcommerce];',
      "src/app/api/edge/route.ts":
        'import { all } from "./a";\nexport const runtime = "edge";\nexport const GET = () => all;',
    },
    says: ["src/app/api/edge/route.ts:2", "src/lib/bigcommerce.ts"],
  },
  {
    id: "app.force-static",
    fault: "the customer taken out of the instance, on a static page",
    app: "withSrc",
    files: {
      "src/app/account/orders/page.tsx": `${imported}\nexport const dynamic = "force-static";
export default async function Orders() { const { customer } = bigcommerce; return customer.query(OrdersDocument); }`,
    },
    says: ["page.tsx:2", "asks as the customer"],
  },
  {
    id: "app.module-resolution",
    fault: "moduleResolution of node in one of several files that tsconfig.json extends",
    app: "withSrc",
    files: {
      "tsconfig.json":
        '{ "extends": ["./paths.json", "./base"], "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      "paths.json": '{ "compilerOptions": { "moduleResolution": "bundler" } }',
      "base.json": '{ "compilerOptions": { "moduleResolution": "node" } }',
    },
    says: ["moduleResolution"],
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
    says: ["tsconfig.base.json", "`node`"],
  },
];
