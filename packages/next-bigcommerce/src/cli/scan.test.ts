import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCommand } from "./commands.js";
import { maskTexts } from "./scan-cached-calls.js";

const accessToken = "n0t4realtok3nbutl0ngen0ugh";
const serviceSecret = 'pass "word" & more / than 16';
const claims = Buffer.from(JSON.stringify({ iss: "BC", sub: "x", cid: [1], eat: 1_885_635_176 })).toString(
  "base64url",
);
const bigcommerceToken = `eyJhbGciOiJFUzI1NiJ9.${claims}.${"s1gnature".repeat(5)}`;
const otherToken = `eyJhbGciOiJFUzI1NiJ9.${Buffer.from('{"iss":"somebody","sub":"12345"}').toString("base64url")}.${"s1gnature".repeat(5)}`;
const environment = {
  BIGCOMMERCE_ACCESS_TOKEN: accessToken,
  SERVICE_SECRET: serviceSecret,
  BIGCOMMERCE_STORE_HASH: "abc123",
  WORD_SECRET: "mysecret-9f3a7c21",
  THE_PASSWORD: "the-horse_4411",
  DEMO_SECRET: "demo-7c21ff90ab",
  KNOWN_SECRET: "demo-service-secret",
};
const secrets = [accessToken, serviceSecret, bigcommerceToken];

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "scan-"));
  for (const [path, text] of Object.entries(cleanApp)) plant(path, text);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function plant(path: string, text: string | Buffer): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

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
  "src/mint.test.ts": "mint({ expires_at: 1885635176 });",
  ".env.example":
    "BIGCOMMERCE_ACCESS_TOKEN=\nSERVICE_SECRET=your-service-secret-here\nSHOP_URL=https://shop.example/a-long-address\n",
};

async function scan() {
  const output: string[] = [];
  const write = (text: string) => output.push(text);
  const context = { folder, environment, nowMs: Date.UTC(2026, 10, 23), write, tell: write };
  return { status: await runCommand(["scan"], context), output: output.join("") };
}

const inCache = (call: string) => `export async function getOrders() {
  "use cache";
  const about = { text: "}" };
  return bigcommerce.${call};
}`;

describe("scan", () => {
  it("finds nothing in an app that does everything right", async () => {
    const { status, output } = await scan();
    expect(output).toMatch(/^\d+ files scanned, 0 findings\.\n$/);
    expect(status).toBe(0);
  });

  it.each<[string, string, number, string]>([
    [".next/static/chunks/leak.js", `a;\nconst t="${bigcommerceToken}"`, 2, "a BigCommerce token"],
    [".next/server/app/account.rsc", `1:{"token":"${bigcommerceToken}"}`, 1, "a BigCommerce token"],
    [
      ".next/server/app/account.segments/_tree.segment.rsc",
      accessToken,
      1,
      "the value of BIGCOMMERCE_ACCESS_TOKEN",
    ],
    [".next/server/app/account.html", `<p>${accessToken}</p>`, 1, "the value of BIGCOMMERCE_ACCESS_TOKEN"],
    [".next/static/chunks/json.js", JSON.stringify({ s: serviceSecret }), 1, "the value of SERVICE_SECRET"],
    [
      ".next/static/chunks/base64.js",
      Buffer.from(accessToken).toString("base64"),
      1,
      "the value of BIGCOMMERCE_ACCESS_TOKEN",
    ],
    [
      ".next/server/chunks/page.js.map",
      `{"sourcesContent":["${accessToken}"]}`,
      1,
      "the value of BIGCOMMERCE_ACCESS_TOKEN",
    ],
    [
      ".next/standalone/.env.production",
      `A=1\nSESSION_SECRET=${"k7".repeat(20)}`,
      2,
      "a copy of SESSION_SECRET that is deployed with the standalone server",
    ],
    [
      ".env.example",
      `BIGCOMMERCE_ACCESS_TOKEN=${"q9w8e7r6t5".repeat(2)}`,
      1,
      "a value of BIGCOMMERCE_ACCESS_TOKEN in an example",
    ],
    [
      "public/config.json",
      `{"key":"${encodeURIComponent(serviceSecret)}"}`,
      1,
      "the value of SERVICE_SECRET",
    ],
    ["src/mint.ts", "post({\n  expires_at: 1885635176,\n});", 2, "a fixed `expires_at` far in the future"],
    [
      "src/client.ts",
      "use(process.env.NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN);",
      1,
      "NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN: a secret that Next puts into client bundles",
    ],
    ["src/orders.ts", inCache("customer.query(Orders)"), 4, "a customer's call inside `use cache`"],
    [
      "src/price.tsx",
      `'use cache'\n${"export const p = () => bigcommerce.shopper.query(Price);"}`,
      2,
      "a customer's call inside `use cache`",
    ],
    [
      "src/token.ts",
      inCache("getImpersonationToken()").replace('"use cache"', '"use cache: private"'),
      4,
      "a customer's call inside `use cache`",
    ],
    ["src/staff.ts", inCache("impersonate(1, why).query(Q)"), 4, "a customer's call inside `use cache`"],
    [
      "src/rest.ts",
      `fetch(url, { headers: { "X-Auth-Token": "${"abcde01234".repeat(3)}" } })`,
      1,
      "an access token in an X-Auth-Token header",
    ],
    [".next/server/app/dev/cache/page.html", accessToken, 1, "the value of BIGCOMMERCE_ACCESS_TOKEN"],
    [".next/static/node_modules/a.js", accessToken, 1, "the value of BIGCOMMERCE_ACCESS_TOKEN"],
    [".next/server/pages/orders/1.json", accessToken, 1, "the value of BIGCOMMERCE_ACCESS_TOKEN"],
    ["out/index.html", accessToken, 1, "the value of BIGCOMMERCE_ACCESS_TOKEN"],
    ["public/word.js", "mysecret-9f3a7c21", 1, "the value of WORD_SECRET"],
    ["public/the.js", "the-horse_4411", 1, "the value of THE_PASSWORD"],
    ["public/demo.js", "demo-7c21ff90ab", 1, "the value of DEMO_SECRET"],
    [".env.sample", "SESSION_SECRET=yourself9911abcd", 1, "a value of SESSION_SECRET in an example"],
    ["src/separated.ts", `expires_at: ${"1_885_635_176"}`, 1, "a fixed `expires_at` far in the future"],
    ["src/ms.ts", `expiresAt = ${1_885_635_176_000};`, 1, "a fixed `expires_at` far in the future"],
    ["src/typed.ts", inCache("customer.query<Orders<1>>(Q)"), 4, "a customer's call inside `use cache`"],
    ["src/optional.ts", inCache("customer?.query(Q)"), 4, "a customer's call inside `use cache`"],
    ["src/by-text.ts", inCache('toString(), bigcommerce["customer"].query(Q)'), 4, "a customer's call"],
    ["src/by-name.ts", inCache('customer["query"](Q)'), 4, "a customer's call inside `use cache`"],
    ["src/mint-in-cache.ts", inCache("createImpersonationToken(1)"), 4, "a customer's call"],
    [
      "src/destructured.ts",
      `async function a() {\n  "use cache";\n  const { query } = bigcommerce.customer;\n  return query(Q);\n}`,
      3,
      "a customer's call inside `use cache`",
    ],
    [
      "src/apostrophe.tsx",
      `async function Year({ year }) {\n"use cache";\nreturn <p>It's {year ?? (<A b={1} />)}</p>;\n}\n${inCache("customer.query(Q)")}`,
      8,
      "a customer's call inside `use cache`",
    ],
    ["src/keys.ts", `export const key = "${accessToken}";`, 1, "the value of BIGCOMMERCE_ACCESS_TOKEN"],
  ])(
    "finds what is planted in %s, by line and kind, and never repeats it",
    async (path, text, line, kind) => {
      plant(path, text);
      const { status, output } = await scan();
      expect(status).toBe(1);
      expect(output).toContain(`${path}:${line}  ${kind}`);
      expect(output).toMatch(/, 1 finding\.\n$/);
      for (const secret of secrets) expect(output).not.toContain(secret);
    },
  );

  it("takes its values from the app's .env files too, which git leaves out", async () => {
    execFileSync("git", ["init", "-q", folder]);
    plant(".gitignore", ".next\n.env*.local\n");
    plant(".env.local", "SESSION_SECRET='only-in-the-env-file'\n");
    expect((await scan()).status).toBe(0);
    plant("public/app.js", "only-in-the-env-file");
    expect((await scan()).output).toContain("public/app.js:1  the value of SESSION_SECRET");
  });

  describe("with the app's own Next", () => {
    // `${` in a template of ours would be a reference of ours.
    const reference = (name: string) => `$\{${name}}`.replace("\\", "");
    const privateKey = ["-----BEGIN KEY-----", "k3y-line-one", "k3y-line-two", "-----END KEY-----"].join(
      "\n",
    );
    beforeEach(() => {
      execFileSync("git", ["init", "-q", folder]);
      plant(".gitignore", ".next\nnode_modules\n.env*.local\n");
      mkdirSync(join(folder, "node_modules"));
      const next = dirname(createRequire(import.meta.url).resolve("next/package.json"));
      symlinkSync(next, join(folder, "node_modules/next"));
    });

    it.each(['"', "'"])("a value of several lines within %s is found", async (quote) => {
      plant(".env.local", `A=1\nSIGNING_PRIVATE_KEY=${quote}${privateKey}${quote}\n`);
      expect((await scan()).status).toBe(0);
      plant("public/app.js", `const key = ${JSON.stringify(privateKey)};`);
      plant("public/key.txt", `a\n${privateKey}`);
      const { output } = await scan();
      expect(output).toContain("public/app.js:1  the value of SIGNING_PRIVATE_KEY");
      expect(output).toContain("public/key.txt:2  the value of SIGNING_PRIVATE_KEY");
    });

    it("a value put together from another variable is found", async () => {
      plant(".env.local", `PART=first-half-7\nSERVICE_TOKEN=${reference("PART")}.second-half-8\n`);
      plant("public/app.js", "\nfirst-half-7.second-half-8");
      expect((await scan()).output).toContain("public/app.js:2  the value of SERVICE_TOKEN");
    });

    it("an own `.env.production` wins over `.env`, and what is set wins over both", async () => {
      plant(".env", `MY_SECRET=of-the-plain-file\nSERVICE_SECRET=is-set-otherwise\n`);
      plant(".env.production", "MY_SECRET=of-the-production-file\n");
      plant(".gitignore", ".next\nnode_modules\n.env*\n");
      plant("public/app.js", "of-the-plain-file is-set-otherwise");
      expect((await scan()).status).toBe(0);
      plant("public/app.js", "of-the-production-file");
      expect((await scan()).output).toContain("public/app.js:1  the value of MY_SECRET");
    });

    it("the process's own environment stays as it is", async () => {
      const before = { ...process.env };
      plant(".env.local", "ONLY_HERE_SECRET=of-the-local-file\n");
      await scan();
      expect({ ...process.env }).toEqual(before);
    });
  });

  it("without a Next that can be loaded, the .env files are read all the same, and it says how", async () => {
    // Found before any other that the test's own process could load.
    plant("node_modules/next/package.json", "{}");
    plant("node_modules/@next/env/package.json", '{"main":"missing.js"}');
    plant(".env.local", "SESSION_SECRET='only-in-the-env-file'\n");
    plant("public/app.js", "only-in-the-env-file");
    const { output } = await scan();
    expect(output).toContain(`Next is not installed in ${folder}. The .env files are read without it`);
    expect(output).toContain("public/app.js:1  the value of SESSION_SECRET");
  });

  it("of a value of several lines that git would add, the line of its name is reported", async () => {
    execFileSync("git", ["init", "-q", folder]);
    plant(".gitignore", ".next\n");
    const key = "-----BEGIN KEY-----\nOTHER=1\n-----END KEY-----";
    plant(
      ".env",
      `A=1 # one\n\n# PASSWORD=none\nexport SIGNING_PRIVATE_KEY="${key}"\nSTAFF_PASSWORD=the-horse-battery#x\n`,
    );
    const { output } = await scan();
    expect(output).toContain(".env:4  a value of SIGNING_PRIVATE_KEY in a file that git would add");
    expect(output).toContain(".env:7  a value of STAFF_PASSWORD in a file that git would add");
    expect(output).toContain(", 2 findings.");
  });

  it("in a monorepo the whole repository is scanned, and paths are relative to the app's folder", async () => {
    execFileSync("git", ["init", "-q", folder]);
    plant("apps/shop/.next/BUILD_ID", "a1b2c3");
    plant("packages/store/keys.ts", `export const key = "${accessToken}";`);
    const output: string[] = [];
    const write = (text: string) => output.push(text);
    const context = { folder: join(folder, "apps/shop"), environment, nowMs: 0, write, tell: write };
    expect(await runCommand(["scan"], context)).toBe(1);
    expect(output.join("")).toContain(
      "../../packages/store/keys.ts:1  the value of BIGCOMMERCE_ACCESS_TOKEN",
    );
  });

  it("if there is nothing to scan, it is wrong usage and not clean", async () => {
    const told: string[] = [];
    const tell = (text: string) => told.push(text);
    const context = { folder, environment, nowMs: 0, write: tell, tell };
    expect(await runCommand(["scan", join(folder, "no-such")], context)).toBe(2);
    expect(told.join("")).toContain("There is no folder");
    rmSync(join(folder, ".next/BUILD_ID"));
    expect(await runCommand(["scan"], context)).toBe(2);
    expect(told.join("")).toContain("Run next build first");
  });

  it("an .env file that git would add is found, one that it ignores is not", async () => {
    execFileSync("git", ["init", "-q", folder]);
    plant(".gitignore", ".next\n");
    plant(".env", `STAFF_PASSWORD=${"the-horse-battery"}\nOTHER_SECRET=${"$"}{STAFF_PASSWORD}\n`);
    expect((await scan()).output).toContain(".env:1  a value of STAFF_PASSWORD in a file that git would add");
    plant(".gitignore", ".next\n.env\n");
    expect((await scan()).status).toBe(0);
  });

  it("binary files and what lies behind a symbolic link are left alone", async () => {
    plant("public/picture.png", Buffer.concat([Buffer.of(0x89, 0, 0), Buffer.from(accessToken)]));
    const elsewhere = mkdtempSync(join(tmpdir(), "scan-elsewhere-"));
    writeFileSync(join(elsewhere, "secret.txt"), accessToken);
    symlinkSync(elsewhere, join(folder, "public", "linked"));
    expect((await scan()).status).toBe(0);
    rmSync(elsewhere, { recursive: true });
  });

  it("whatever surrounds a secret, it is found and not printed", { timeout: 60_000 }, async () => {
    const noise = fc.string({ unit: "binary", maxLength: 200 }).map((text) => text.replaceAll("\0", ""));
    await fc.assert(
      fc.asyncProperty(noise, noise, async (before, after) => {
        plant("public/noise.txt", `${before}${accessToken}${after}`);
        const { status, output } = await scan();
        expect(status).toBe(1);
        expect(output).not.toContain(accessToken);
      }),
      { numRuns: 10 },
    );
  });
});

describe("maskTexts", () => {
  it("keeps every place and line, and all code outside of texts", () => {
    const template = "`x $" + '{ {b: "}"}.b } y`';
    const masked = maskTexts(`a(/["/]/, ${template}, '}'); // }\n/* { */ c = d / e / f;`);
    const maskedTemplate = "`  $" + '{ {b: " "}.b }  `';
    expect(masked).toBe(`a(/    /, ${maskedTemplate}, ' ');     \n        c = d / e / f;`);
  });

  it("any text has the same length and lines afterwards", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."\"'`{}/*\\\n ab=([", "$"), maxLength: 60 }),
        (source) => {
          const masked = maskTexts(source);
          expect(masked.length).toBe(source.length);
          expect(masked.split("\n").length).toBe(source.split("\n").length);
        },
      ),
    );
  });
});

describe("the command", () => {
  it.each([[[]], [["scan", "a", "b"]], [["--no-such"]], [["fix"]], [["schema", "--token-kind", "simple"]]])(
    "%j is wrong use: status 2 and how to use it",
    async (args) => {
      const told: string[] = [];
      const context = {
        folder,
        environment,
        nowMs: 0,
        write: () => {},
        tell: (text: string) => told.push(text),
      };
      expect(await runCommand(args, context)).toBe(2);
      expect(told.join("")).toContain("npx next-bigcommerce scan");
    },
  );
});
