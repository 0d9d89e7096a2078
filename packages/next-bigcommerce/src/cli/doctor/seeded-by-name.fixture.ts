import type { SeededFault } from "./seeded-fault.fixture.js";

const config = (...lines: readonly string[]) => ({ "next.config.ts": lines.join("\n") });
const bigcommerce = 'import { bigcommerce } from "@/lib/bigcommerce";';
const tokenRoute = (...lines: readonly string[]) => ({
  "src/app/api/impersonation-token/route.ts": [
    'import { createImpersonationTokenRoute } from "next-bigcommerce";',
    bigcommerce,
    ...lines,
  ].join("\n"),
});
const staff = (...lines: readonly string[]) => ({
  "lib/staff.ts": ['import * as bc from "next-bigcommerce";', ...lines].join("\n"),
});
const onEdge = `${bigcommerce}\nexport const runtime = "edge";\nexport default () => bigcommerce.guest.query(Q);`;
const policy = `"default-src 'self'; form-action 'self'; base-uri 'self'"`;

/** What leads to BigCommerce's checkout. */
export const checkout = {
  "src/app/checkout/route.ts":
    "const document = `mutation { cart { createCartRedirectUrls { redirectUrls } } }`;",
};

/** Faults behind a name, and where Next knows a file by its name. */
export const seededByName: readonly SeededFault[] = [
  {
    id: "app.open-route",
    fault: "a token route for everybody by a function's name",
    app: "onHost",
    files: tokenRoute(
      "const authorize = () => true;",
      "export const { GET } = createImpersonationTokenRoute(bigcommerce, { authorize });",
    ),
    says: ["route.ts:4"],
  },
  {
    id: "app.open-route",
    fault: "a token route for everybody by a function of another name",
    app: "onHost",
    files: tokenRoute(
      "const allow = async () => { return true; };",
      "export const { GET } = createImpersonationTokenRoute(bigcommerce, { authorize: allow });",
    ),
    says: ["route.ts:4"],
  },
  {
    id: "app.open-route",
    fault: "a token route for everybody by a promise",
    app: "onHost",
    files: tokenRoute(
      "export const { GET } = createImpersonationTokenRoute(bigcommerce, { authorize: async () => Promise.resolve(true) });",
    ),
    says: ["route.ts:3"],
  },
  {
    id: "app.open-impersonation",
    fault: "impersonation for everybody by a function declared below",
    app: "forStaff",
    files: staff(
      "export const bigcommerce = bc.createBigCommerce({ authorizeImpersonation: allow });",
      "function allow() { return Promise.resolve(true); }",
    ),
    says: ["lib/staff.ts:2"],
  },
  {
    id: "variables.url",
    fault: "an option of an instance behind `import * as`",
    app: "forStaff",
    files: staff(
      'export const bigcommerce = bc.createBigCommerce({ storefrontUrl: "http://shop.example.com" });',
    ),
    says: ["storefrontUrl"],
  },
  {
    id: "app.external-package",
    fault: "the package in a list with a name",
    app: "withSrc",
    files: config(
      'const external = ["next-bigcommerce"] as const;',
      "export default { serverExternalPackages: external };",
    ),
    says: ["next.config.ts:1"],
  },
  {
    id: "app.external-package",
    fault: "the package in a list that is spread",
    app: "withSrc",
    files: config(
      'const own = "next-bigcommerce";',
      'const pkgs = ["sharp", own] satisfies string[];',
      'export default { serverExternalPackages: ["pg", ...pkgs] };',
    ),
    says: ["next.config.ts:1"],
  },
  {
    id: "app.output-export",
    fault: "an exported site by a name",
    app: "withSrc",
    files: config('const output = "export" as const;', "export default { output };"),
    says: ["next.config.ts:1"],
  },
  ...[
    "opengraph-image.tsx",
    "twitter-image2.tsx",
    "icon.tsx",
    "apple-icon.tsx",
    "sitemap.ts",
    "robots.ts",
  ].map(
    (name): SeededFault => ({
      id: "app.edge",
      fault: `${name} on the Edge runtime`,
      app: "withSrc",
      files: { [`src/app/p/${name}`]: onEdge },
      says: [`src/app/p/${name}:2`],
    }),
  ),
  {
    id: "app.edge",
    fault: "manifest.ts on the Edge runtime",
    app: "withSrc",
    files: { "src/app/manifest.ts": onEdge },
    says: ["src/app/manifest.ts:2"],
  },
  {
    id: "app.form-action",
    fault: "a policy that blocks beside the same one that reports",
    app: "onHost",
    files: {
      ...checkout,
      "src/proxy.ts": [
        `const policy = ${policy};`,
        "export function proxy() {",
        "  const headers = new Headers();",
        '  headers.set("Content-Security-Policy-Report-Only", policy);',
        '  headers.set("Content-Security-Policy", policy);',
        "}",
      ].join("\n"),
    },
    says: ["src/proxy.ts:1"],
  },
  {
    id: "app.form-action",
    fault: "a policy that blocks below another that reports",
    app: "onHost",
    files: {
      ...checkout,
      ...config(
        'const trial = { key: "Content-Security-Policy-Report-Only",',
        `  value: ${policy} };`,
        'const held = { key: "Content-Security-Policy",',
        `  value: ${policy} };`,
        'export default { headers: async () => [{ source: "/", headers: [trial, held] }] };',
      ),
    },
    says: ["next.config.ts:4"],
  },
];
