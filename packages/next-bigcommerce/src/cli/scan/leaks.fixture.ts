import { brotliCompressSync, gzipSync } from "node:zlib";

/** Secrets of an invented app, as its environment has them. */
export const leaked = {
  BIGCOMMERCE_ACCESS_TOKEN: "q7Wm2ZxK9dRb4TnV8sLc3HpJ",
  SESSION_PASSWORD: "a3f7c2e9b1d84f60",
  SIGNING_KEY: "sig_83kd02mx71qp55",
  STAFF_PIN_SECRET: "k4tz81Qx",
  DATABASE_URL: "postgres://shop:vW-4tz91k@database.example/shop",
  WEBHOOK_PRIVATE_KEY:
    "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49\nq8Tz5Rw1Yb7Nc3Kd9Xv2\n-----END PRIVATE KEY-----",
};
const accessToken = leaked.BIGCOMMERCE_ACCESS_TOKEN;

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
// Put together here: a token in one piece would be a finding in this file.
export const token = [part({ alg: "ES256" }), part({ iss: "BC", cid: [1], sid: 7 }), "f1Xd".repeat(20)].join(
  ".",
);
export const customerAccessToken = "7d1c9e0b5a3f".repeat(4);

const hexOf = (text: string) => Buffer.from(text).toString("hex");
const base64Of = (text: string) => Buffer.from(text).toString("base64");
const each = (prefix: string) => accessToken.replace(/./g, (letter) => prefix + hexOf(letter));

/** A leak: its name, the file it is in, what the file holds, and what the scan calls it. */
export interface Leak {
  readonly name: string;
  readonly path: string;
  readonly content: string | Buffer;
  readonly kind: string;
}

const ofAccessToken = "the value of BIGCOMMERCE_ACCESS_TOKEN";
const ofToken = "a BigCommerce token";

const inTheBuild: readonly Leak[] = leaksOf([
  ["an access token in a client chunk", ".next/static/chunks/page.js", `t="${accessToken}"`, ofAccessToken],
  ["a token in a prerendered page", ".next/server/app/page.html", `<b>${token}</b>`, ofToken],
  ["a token in an RSC payload", ".next/server/app/page.rsc", `0:{"t":"${token}"}`, ofToken],
  [
    "an access token in a source map of the server",
    ".next/server/chunks/a.js.map",
    `{"sourcesContent":["${accessToken}"]}`,
    ofAccessToken,
  ],
  ["base64 in a page", ".next/server/app/b.html", base64Of(accessToken), ofAccessToken],
  [
    "base64 of a user and a password",
    ".next/static/chunks/basic.js",
    `"Basic ${base64Of(`api:${accessToken}`)}"`,
    ofAccessToken,
  ],
  ["hexadecimal", ".next/static/chunks/hex.js", hexOf(accessToken), ofAccessToken],
  ["\\x escapes", ".next/static/chunks/x.js", `"${each("\\x")}"`, ofAccessToken],
  ["\\u escapes", ".next/static/chunks/u.js", `"${each("\\u00")}"`, ofAccessToken],
  ["percent-encoding", ".next/server/app/percent.html", each("%"), ofAccessToken],
  [
    "HTML entities",
    ".next/server/app/entities.html",
    accessToken.replace(/./g, (one) => `&#${one.charCodeAt(0)};`),
    ofAccessToken,
  ],
  [
    "`env` of next.config in required-server-files.json",
    ".next/required-server-files.json",
    `{"config":{"env":{"T":"${accessToken}"}}}`,
    ofAccessToken,
  ],
  [
    "the configuration in the standalone server",
    ".next/standalone/server.js",
    `const nextConfig={"env":{"T":"${accessToken}"}}`,
    ofAccessToken,
  ],
  [
    "a file copied to the standalone server",
    ".next/standalone/data/keys.json",
    `{"k":"${accessToken}"}`,
    ofAccessToken,
  ],
  [
    "a header in routes-manifest.json",
    ".next/routes-manifest.json",
    `{"headers":[{"value":"${accessToken}"}]}`,
    ofAccessToken,
  ],
  ["prerender-manifest.json", ".next/prerender-manifest.json", `{"x":"${accessToken}"}`, ofAccessToken],
  ["a chunk of the server", ".next/server/chunks/1.js", `a="${accessToken}"`, ofAccessToken],
  ["the data cache", ".next/cache/fetch-cache/1f2e", JSON.stringify({ data: { body: token } }), ofToken],
  ["the body of a prerendered route", ".next/server/app/r.body", token, ofToken],
  ["a segment of a page", ".next/server/app/p.segments/_tree.segment.rsc", token, ofToken],
  ["the data of a page", ".next/server/pages/p.json", JSON.stringify({ t: token }), ofToken],
  ["base64 of a token", ".next/server/app/j.html", base64Of(token), ofToken],
  [
    "JSON in base64 in a page",
    ".next/server/app/state.html",
    base64Of(JSON.stringify({ s: { t: accessToken } })),
    ofAccessToken,
  ],
  [
    "a customer access token in a page",
    ".next/server/app/c.html",
    `customerAccessToken":"${customerAccessToken}"`,
    "a customer access token",
  ],
  [
    "a key whose name says little",
    ".next/static/chunks/key.js",
    `k="${leaked.SIGNING_KEY}"`,
    "the value of SIGNING_KEY",
  ],
  [
    "the password of a database URL",
    ".next/static/chunks/db.js",
    `"${leaked.DATABASE_URL}"`,
    "the password in DATABASE_URL",
  ],
  [
    "a short secret",
    ".next/static/chunks/pin.js",
    `"${leaked.STAFF_PIN_SECRET}"`,
    "the value of STAFF_PIN_SECRET",
  ],
  [
    "a part of a key in several lines",
    ".next/static/chunks/pem.js",
    '"MIGHAgEAMBMGByqGSM49\\nq8Tz5Rw1Yb7Nc3Kd9Xv2"',
    "the value of WEBHOOK_PRIVATE_KEY",
  ],
]);

const published: readonly Leak[] = leaksOf([
  ["gzip", "public/dump.sql.gz", gzipSync(`insert ${accessToken}`), ofAccessToken],
  ["Brotli", "public/app.js.br", brotliCompressSync(`t="${accessToken}"`), ofAccessToken],
  ["UTF-16, little-endian", "public/le.txt", Buffer.from(`\ufeff${accessToken}`, "utf16le"), ofAccessToken],
  [
    "UTF-16, big-endian",
    "public/be.txt",
    Buffer.from(`\ufeff${accessToken}`, "utf16le").swap16(),
    ofAccessToken,
  ],
  [
    "a binary file",
    "public/a.heapsnapshot",
    Buffer.concat([Buffer.of(0, 1, 255), Buffer.from(accessToken)]),
    ofAccessToken,
  ],
  [
    "a large file",
    "public/big.json",
    Buffer.concat([Buffer.alloc(9_000_000, " "), Buffer.from(accessToken)]),
    ofAccessToken,
  ],
  [
    "a copy of variables",
    "out/.env.production",
    `A=1\nBIGCOMMERCE_ACCESS_TOKEN=${accessToken}`,
    "BIGCOMMERCE_ACCESS_TOKEN",
  ],
]);

const inTheSource: readonly Leak[] = leaksOf([
  [
    "a secret of the environment as a prop, in a file about nothing else",
    "app/secret/page.tsx",
    'import { Panel } from "./panel";\nexport default () => <Panel value={process.env.PANEL_PASSWORD} />;',
    "a token passed to a component",
  ],
  [
    "a string in two pieces, as compilers write it for old browsers",
    "public/split.js",
    `var t="${accessToken.slice(0, 9)}".concat("${accessToken.slice(9)}");`,
    ofAccessToken,
  ],
  [
    "a string in two pieces",
    "lib/split.ts",
    `export const t = "${accessToken.slice(0, 9)}" + "${accessToken.slice(9)}";`,
    ofAccessToken,
  ],
  [
    "an access token in a header, by a constant",
    "lib/header.ts",
    `const token = "${"abc123def4".repeat(3)}"; headers.set("X-Auth-Token", token);`,
    "an access token in an X-Auth-Token header",
  ],
  [
    "an access token in a header",
    "lib/literal.ts",
    `fetch(u, { headers: { "X-Auth-Token": "${"abc123def4".repeat(3)}" } });`,
    "an access token in an X-Auth-Token header",
  ],
  [
    "a secret for browsers by its name",
    "lib/public.ts",
    "use(process.env.NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN);",
    "NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN: a secret",
  ],
  [
    "an expiry that is written out",
    "lib/far.ts",
    `const body = { expires_at: ${2_100_000_000}, channel_id: 1 };`,
    "a fixed `expires_at` far in the future",
  ],
  [
    "an expiry that is worked out",
    "lib/computed.ts",
    "const body = { expires_at: Math.floor(Date.now() / 1000) + 5 * 365 * 86400 };",
    "a fixed `expires_at` far in the future",
  ],
  [
    "`use cache`, destructured",
    "lib/c1.ts",
    'async function f() { "use cache"; const { customer } = bigcommerce; return customer.query(D); }',
    "a customer's call inside `use cache`",
  ],
  [
    "`use cache`, by another name",
    "lib/c2.ts",
    'const c = bigcommerce.customer; async function f() { "use cache"; return c.query(D); }',
    "a customer's call inside `use cache`",
  ],
  [
    "a promise of the module",
    "lib/c3.ts",
    "export const orders = bigcommerce.customer.query(D);",
    "a customer's call at module level",
  ],
  [
    "a memo of the module",
    "lib/c4.ts",
    "let memo; export async function g() { return memo ??= await bigcommerce.customer.query(D); }",
    "a customer's answer kept in a module variable",
  ],
  [
    "unstable_cache",
    "lib/c5.ts",
    'export const u = unstable_cache(async () => bigcommerce.customer.query(D), ["k"]);',
    "a customer's call inside `unstable_cache`",
  ],
  [
    "variables of direnv",
    ".envrc",
    `export BIGCOMMERCE_ACCESS_TOKEN=${accessToken}`,
    "a value of BIGCOMMERCE_ACCESS_TOKEN in a file that git would add",
  ],
  [
    "a compose file",
    "docker-compose.yml",
    `environment:\n  - SERVICE_SECRET=${"x8k2".repeat(5)}`,
    "a value of SERVICE_SECRET in a file that git would add",
  ],
  ["notes", "notes.txt", `the token: ${accessToken}`, ofAccessToken],
  [
    "a private key",
    "certificates/key.pem",
    `-----BEGIN ${"PRIVATE"} KEY-----\n${"MIG2x9".repeat(10)}\n`,
    "a private key",
  ],
  [
    "a token in the log",
    "lib/log.ts",
    "export const f = async () => console.log((await bigcommerce.getImpersonationToken()).token);",
    "a token written to the log",
  ],
  [
    "a token given to a client component",
    "app/p.tsx",
    'import { Client } from "./client"; export const P = async () => <Client token={(await bigcommerce.getImpersonationToken()).token} />;',
    "a token passed to a component",
  ],
  [
    "the package in a client file",
    "app/client.tsx",
    '"use client";\nimport { createBigCommerce } from "next-bigcommerce";',
    "an import of next-bigcommerce in a client file",
  ],
  [
    "a customer access token in a header",
    "lib/cat.ts",
    `h["X-Bc-Customer-Access-Token"] = "${customerAccessToken}";`,
    "a customer access token",
  ],
]);

export const leaks: readonly Leak[] = [...inTheBuild, ...published, ...inTheSource];

type Row = readonly [name: string, path: string, content: string | Buffer, kind: string];

function leaksOf(rows: readonly Row[]): Leak[] {
  return rows.map(([name, path, content, kind]) => ({ name, path, content, kind }));
}
