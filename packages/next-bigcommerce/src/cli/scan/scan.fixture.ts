import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { runCommand } from "../command-line.js";

export const accessToken = "n0t4realtok3nbutl0ngen0ugh";
export const serviceSecret = 'pass "word" & more / than 16';
// By a name of its own: the scan of this repository finds a time that is written behind `expires_at`.
const farSeconds = 1_885_635_176;
const claims = Buffer.from(JSON.stringify({ iss: "BC", sub: "x", cid: [1], eat: farSeconds })).toString(
  "base64url",
);
export const bigcommerceToken = `eyJhbGciOiJFUzI1NiJ9.${claims}.${"s1gnature".repeat(5)}`;
const otherToken = `eyJhbGciOiJFUzI1NiJ9.${Buffer.from('{"iss":"somebody","sub":"12345"}').toString("base64url")}.${"s1gnature".repeat(5)}`;
export const environment = {
  BIGCOMMERCE_ACCESS_TOKEN: accessToken,
  SERVICE_SECRET: serviceSecret,
  BIGCOMMERCE_STORE_HASH: "abc123",
  WORD_SECRET: "mysecret-9f3a7c21",
  THE_PASSWORD: "the-horse_4411",
  DEMO_SECRET: "demo-7c21ff90ab",
  KNOWN_SECRET: "demo-service-secret",
};
export const secrets = [accessToken, serviceSecret, bigcommerceToken];

/** A built app that does everything right, with what could be taken for a leak and is none. */
const cleanApp = {
  ".next/BUILD_ID": "a1b2c3",
  ".next/dev/server/app/page.js": accessToken,
  ".next/static/chunks/app.js":
    'const n="process.env.NEXT_PUBLIC_SHOP_NAME",t="eyJ",label="token expires_at";',
  ".next/static/chunks/app.js.map": '{"sourcesContent":["export const a = 1;"]}',
  ".next/server/app/index.html": `<html><body>${otherToken}</body></html>`,
  ".next/server/app/index.rsc": '0:["$","div",null,{}]',
  ".next/server/chunks/engine.js": "const token=process.env.BIGCOMMERCE_ACCESS_TOKEN;",
  ".next/cache/webpack/0.pack": accessToken,
  "public/robots.txt": "User-agent: * demo-service-secret",
  "src/app/year.tsx": `async function Year({ year }) {
    "use cache";
    return <p>It's {year}</p>;
  }
  export const Page = () => bigcommerce.customer.query(Orders);`,
  "src/lib/bigcommerce.ts": "export const bigcommerce = createBigCommerce({ resolveCustomerId });",
  "src/app/page.tsx": `import { bigcommerce } from "@/lib/bigcommerce";
    // "use cache" must not hold bigcommerce.customer.query(Orders)
    const words = "use cache"; const pattern = /"use cache"/; const text = \`\${ { a: "use cache" }.a } "use cache"\`;
    async function getProducts() { "use cache"; return bigcommerce.guest.query(Products); }
    export default async function Page() { await getProducts(); return bigcommerce.customer.query(Orders); }`,
  "src/lib/mint.ts":
    'fetch(url, { headers: { "X-Auth-Token": process.env.BIGCOMMERCE_ACCESS_TOKEN } }); const expires_at = now + 600;',
  "src/limits.ts": "export const maxExpiresAt = 2_147_483_647;",
  "src/mint.test.ts": `mint({ expires_at: ${farSeconds} });`,
  ".env.example":
    "BIGCOMMERCE_ACCESS_TOKEN=\nSERVICE_SECRET=your-service-secret-here\nSHOP_URL=https://shop.example/a-long-address\n",
};

export let folder = "";

/** For the calling test file. A call, since test files share this module. */
export function plantCleanAppBeforeEach(): void {
  beforeEach(plantCleanApp);
  afterEach(removeApp);
}

/** One app for all tests of the calling file. */
export function plantAppOnce(): void {
  beforeAll(plantCleanApp);
  afterAll(removeApp);
}

function plantCleanApp(): void {
  folder = mkdtempSync(join(tmpdir(), "scan-"));
  for (const [path, text] of Object.entries(cleanApp)) plant(path, text);
}

const removeApp = () => rmSync(folder, { recursive: true, force: true });

export function plant(path: string, text: string | Buffer): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

export async function scan(variables: NodeJS.ProcessEnv = environment, ...args: string[]) {
  const output: string[] = [];
  const write = (text: string) => output.push(text);
  const context = { folder, environment: variables, nowMs: Date.UTC(2026, 10, 23), write, tell: write };
  return { status: await runCommand(["scan", ...args], context), output: output.join("") };
}
