import { checkout } from "./seeded-by-name.fixture.js";
import type { NearMiss } from "./seeded-fault.fixture.js";

const config = (...lines: readonly string[]) => ({ "next.config.ts": lines.join("\n") });
const configOfShop = (...lines: readonly string[]) => ({ ...checkout, ...config(...lines) });
const policy = `"default-src 'self'; form-action 'self'; base-uri 'self'"`;
const proxy = (...lines: readonly string[]): NearMiss => ({
  app: "onHost",
  files: { ...checkout, "src/proxy.ts": lines.join("\n") },
});
const tokenRoute = (...lines: readonly string[]): NearMiss => ({
  app: "onHost",
  files: {
    "src/app/api/impersonation-token/route.ts": [
      'import { createImpersonationTokenRoute } from "next-bigcommerce";',
      'import { bigcommerce } from "@/lib/bigcommerce";',
      ...lines,
      "export const { GET } = createImpersonationTokenRoute(bigcommerce, { authorize });",
    ].join("\n"),
  },
});

/** What looks like a fault only until the names are read. */
export const nearMissesByName: Readonly<Record<string, NearMiss>> = {
  "a policy that only reports, in next.config": {
    app: "onHost",
    files: configOfShop(
      `const csp = ${policy};`,
      "export default { headers: async () => [{ source: '/', headers: [",
      "  { key: 'Content-Security-Policy-Report-Only', value: csp.replace(/\\n/g, '') },",
      "  { key: 'X-Frame-Options', value: 'DENY' } ] }] };",
    ),
  },
  "a policy that only reports, written beside its header": {
    app: "onHost",
    files: configOfShop(
      `const header = "Content-Security-Policy-Report-Only";`,
      `export default { headers: async () => [{ source: "/", headers: [{ key: header, value: ${policy} }] }] };`,
    ),
  },
  "a policy that only reports, set by proxy.ts through names and a function": proxy(
    "function policyFor(nonce: string) {",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code of an app.
    "  return `default-src 'self'; form-action 'self'; script-src 'nonce-${nonce}'`;",
    "}",
    "export function proxy() {",
    "  const value = policyFor(crypto.randomUUID());",
    "  const headers = new Headers({ value: 'x' });",
    "  headers.set('content-security-policy-report-only', value);",
    "}",
  ),
  "a policy that only reports, as a property of headers": proxy(
    `export const proxy = () => new Response(null, { headers: { "Content-Security-Policy-Report-Only": ${policy} } });`,
  ),
  "a policy that only reports, assigned and in pairs": proxy(
    `const headers = {}; headers["Content-Security-Policy-Report-Only"] = ${policy};`,
    `const more = new Headers([["Content-Security-Policy-Report-Only", ${policy}]]);`,
  ),
  "a policy that only reports beside one that lets forms out": {
    app: "onHost",
    files: configOfShop(
      `const held = "default-src 'self'; form-action 'self' https://store-abc123.mybigcommerce.com; base-uri 'self'";`,
      `const trial = ${policy};`,
      'export default { headers: async () => [{ source: "/", headers: [',
      '  { key: "Content-Security-Policy", value: held },',
      '  { key: "Content-Security-Policy-Report-Only", value: trial } ] }] };',
    ),
  },
  "a function with a name that asks": tokenRoute(
    "const authorize = async (request: Request) => Promise.resolve(await isService(request));",
  ),
  "a function that gets another one later": tokenRoute(
    "let authorize = () => true;",
    'if (process.env.NODE_ENV === "production") authorize = isService;',
  ),
  "everybody in development only": tokenRoute(
    "const everybody = () => true;",
    'const authorize = process.env.NODE_ENV === "development" ? everybody : isService;',
  ),
  "an imported function, and another of its name in a function": tokenRoute(
    'import { authorize } from "@/lib/service";',
    "export const forTests = () => { const authorize = () => true; return authorize; };",
  ),
  "a list with a name that is for transpilePackages": {
    app: "withSrc",
    files: config(
      'const own = ["next-bigcommerce"]; const external = ["sharp"];',
      "export default { transpilePackages: own, serverExternalPackages: [...external, 'pg'] };",
    ),
  },
  "pages/ with a list by its name": {
    app: "inJavaScript",
    files: {
      "next.config.js":
        'const own = ["next-bigcommerce"]; module.exports = { transpilePackages: ["ui", ...own] };',
    },
  },
  "pages/ with a list that gets more entries": {
    app: "inJavaScript",
    files: {
      "next.config.js":
        'const own = ["ui"]; own.push("next-bigcommerce"); module.exports = { transpilePackages: own };',
    },
    notChecked: ["app.pages-not-transpiled"],
  },
  "an export under a condition, by a name": {
    app: "withSrc",
    files: config(
      'const output = process.env.DOCS === "1" ? "export" : undefined;',
      "export default { output };",
    ),
  },
  "a name that gets another value": {
    app: "withSrc",
    files: config(
      'let output = "export"; if (process.env.SHOP) output = "standalone";',
      "export default { output };",
    ),
    notChecked: ["app.output-export"],
  },
  "options that only running the config tells": {
    app: "withSrc",
    files: config(
      'import { external } from "./external";',
      "export default { output: process.env.NEXT_OUTPUT, serverExternalPackages: [...external] };",
    ),
    notChecked: ["app.external-package", "app.output-export"],
  },
  "an image on the Edge runtime without the package, and one with it in Node.js": {
    app: "withSrc",
    files: {
      "src/app/p/opengraph-image.tsx":
        'export const runtime = "edge"; export default () => new Response("ok");',
      "src/app/q/layout.tsx": 'export const runtime = "edge"; export default (p) => p.children;',
      "src/app/q/icon.tsx":
        'import { bigcommerce } from "@/lib/bigcommerce"; export default () => bigcommerce.guest.query(Q);',
    },
  },
  "a function of another package behind `import * as`": {
    app: "forStaff",
    files: {
      "lib/other.ts": [
        'import * as own from "next-bigcommerce";',
        'import * as bc from "./shop";',
        "export const all = [bc.createBigCommerce({ authorizeImpersonation: () => true }), own.isBigCommerceError];",
      ].join("\n"),
    },
  },
};
