import { expect, test } from "vitest";
import * as z from "zod/mini";
import { doctor, plantApp, removePlantedApps } from "./app-folder.fixture.js";
import { accessToken, serviceSecret, sessionSecret, storefrontToken } from "./healthy-apps.fixture.js";
import { nearMissesByName } from "./near-misses-by-name.fixture.js";
import { type NearMiss, textOf, withFault } from "./seeded-fault.fixture.js";

removePlantedApps();

const envLocal = textOf("withSrc", ".env.local");
const imported = 'import { bigcommerce } from "@/lib/bigcommerce";';
const orders = `${imported}\nexport default () => bigcommerce.customer.query(Orders);`;
const ignoreLocal = { ".gitignore": "node_modules\n.env.local\n" };
const expired = storefrontToken(Date.UTC(2025, 0, 1) / 1000);
const valid = storefrontToken(Date.UTC(2027, 0, 1) / 1000);

/** What looks like a fault and is none. */
const nearMisses: Readonly<Record<string, NearMiss>> = {
  "a token for browsers that the server has too": {
    app: "forStaff",
    environment: { MAPBOX_TOKEN: "pk-0123456789abcdef", NEXT_PUBLIC_MAPBOX_TOKEN: "pk-0123456789abcdef" },
  },
  "secrets of tests and of development that the team shares": {
    app: "withSrc",
    files: {
      ...ignoreLocal,
      ".env.test": `BIGCOMMERCE_ACCESS_TOKEN=${accessToken}\n`,
      ".env.development": `SESSION_SECRET=${sessionSecret}\n`,
      ".env": "DEV_SESSION_SECRET=dev-secret-of-at-least-32-characters-1\n",
    },
  },
  "another app's variable in brackets": {
    app: "onHost",
    environment: { BIGCOMMERCE_ALLOWED_ORIGINS: '["https://a.example"]', SOME_VALUE: "undefined" },
  },
  "a short session secret without iron-session": {
    app: "forStaff",
    environment: { SESSION_SECRET: "short" },
  },
  "a service secret that bearerSecret does not get": {
    app: "onHost",
    environment: { SERVICE_SECRET: "pass word" },
  },
  "a secret for bearerSecret that may come from elsewhere": {
    app: "withSrc",
    files: {
      ".env.local": envLocal.replace(/^SERVICE_SECRET=.*\n/m, ""),
      "src/app/api/impersonation-token/route.ts": `import { bearerSecret, createImpersonationTokenRoute } from "next-bigcommerce";
import { vault } from "@/lib/vault";
export const { GET } = createImpersonationTokenRoute(b, { authorize: bearerSecret(async () => process.env.SERVICE_SECRET ?? vault()) });`,
    },
  },
  "an export under a condition": {
    app: "withSrc",
    files: { "next.config.ts": 'export default { ...(process.env.DOCS && { output: "export" }) };' },
    notChecked: ["app.config"],
  },
  "encrypted values in a file that git tracks": {
    app: "withSrc",
    files: {
      ...ignoreLocal,
      ".env": `STAFF_PASSWORD="encrypted:BG8M6U+${sessionSecret}"\nOTHER_SECRET=ENC[AES256_GCM,data:${sessionSecret}]\n`,
    },
  },
  "a Server Action on a static page": {
    app: "withSrc",
    files: {
      "src/app/newsletter/page.tsx": `${imported}\nexport const dynamic = "force-static";
export default function Page() {
  async function subscribe() { "use server"; await bigcommerce.customer.mutate(Subscribe); }
  return <form action={subscribe} />;
}`,
    },
  },
  "the mark of an editor before package.json, and a comment in .nvmrc": {
    app: "withSrc",
    files: {
      "package.json": `\uFEFF${textOf("withSrc", "package.json")}`,
      ".nvmrc": "lts/krypton # 18 is too old\n",
    },
  },
  "another package in the place of React": {
    app: "withSrc",
    installed: { react: "local", "react-dom": "local" },
  },
  "a config that is no script": {
    app: "withSrc",
    files: { "next.config.ts": "export default {{{ output:" },
    notChecked: ["app.config"],
  },
  "a script that is none": {
    app: "withSrc",
    files: { "src/lib/broken.ts": "export const = `" },
    notChecked: ["app"],
  },
  "an error class that client code uses as a type only": {
    app: "withSrc",
    files: {
      "src/app/note.tsx":
        '"use client";\nimport { BigCommerceError } from "next-bigcommerce";\nexport const Note = (props: { error: BigCommerceError }) => <p />;',
    },
  },
  "a page of its own setting below a static layout": {
    app: "withSrc",
    files: {
      "src/app/account/layout.tsx":
        'export const dynamic = "force-static"; export default (p) => p.children;',
      "src/app/account/orders/page.tsx": `export const dynamic = "force-dynamic";\n${orders}`,
    },
  },
  "a route handler below a static layout": {
    app: "withSrc",
    files: {
      "src/app/api/layout.tsx": 'export const dynamic = "force-static"; export default (p) => p.children;',
      "src/app/api/orders/route.ts": `${imported}\nexport const GET = () => bigcommerce.customer.query(Orders);`,
    },
  },
  "a policy that is put together when it runs": {
    app: "withSrc",
    files: {
      "src/proxy.ts": [
        `const template = (store: string) => \`default-src 'self'; form-action 'self' \${store}\`;`,
        `const list = ["default-src 'self'", "form-action 'self'"].join("; ");`,
        `const sum = "default-src 'self'; form-action 'self' " + store; // createCartRedirectUrls`,
      ].join("\n"),
    },
  },
  "an expired token, and one of a fixture, in the repository": {
    app: "inMonorepo",
    files: { "docs/old.md": expired, "packages/shop/fixtures/token.json": `"${valid}"` },
  },
  "code that is nested deeper than calls can be": {
    app: "withSrc",
    files: { "src/lib/chain.ts": `export const chain = start${".next()".repeat(4000)};` },
  },
  "a file full of what tokens begin with": {
    app: "inMonorepo",
    files: { "docs/data.json": `"${"eyJ".repeat(300_000)}"` },
  },
  "the name of a token that was never filled in": {
    app: "forStaff",
    environment: { BIGCOMMERCE_STOREFRONT_TOKEN: "your-token", BIGCOMMERCE_CUSTOMER_IMPERSONATION_TOKEN: "" },
  },
  "options that a function makes": {
    app: "withSrc",
    files: {
      ".env.local": `SESSION_SECRET=${sessionSecret}\nSERVICE_SECRET=${serviceSecret}\n`,
      "src/lib/bigcommerce.ts": `import { createBigCommerce } from "next-bigcommerce";
import { optionsOf } from "./options";
export const bigcommerce = createBigCommerce(optionsOf("shop"));`,
    },
    notChecked: ["variables.missing"],
  },
  "options in place of variables": {
    app: "withSrc",
    files: {
      ".env.local": `SESSION_SECRET=${sessionSecret}\nSERVICE_SECRET=${serviceSecret}\nOTHER_NAME=${accessToken}\n`,
      "src/lib/bigcommerce.ts": `import { createBigCommerce } from "next-bigcommerce";
export const bigcommerce = createBigCommerce({ storeHash: "abc123", accessToken: process.env.OTHER_NAME, channelIds: [1] });`,
    },
  },
};

const reportSchema = z.object({
  findings: z.array(z.object({ id: z.string() })),
  notChecked: z.array(z.object({ id: z.string() })),
});

test.each(Object.entries({ ...nearMisses, ...nearMissesByName }))(
  "%s: nothing is found",
  async (_, { notChecked = [], ...rest }) => {
    const tree = withFault({ ...rest, id: "", fault: "", says: [] });
    const { output } = await doctor(plantApp(tree), ["--json"], tree.environment);
    const report = reportSchema.parse(JSON.parse(output));
    expect(report.findings).toEqual([]);
    const own = rest.app === "onHost" ? ["variables.not-ignored"] : [];
    expect(report.notChecked.map(({ id }) => id).sort()).toEqual([...notChecked, ...own, "store"].sort());
  },
);
