import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accessToken,
  bigcommerceToken,
  plant,
  plantCleanAppBeforeEach,
  scan,
  secrets,
  serviceSecret,
} from "./scan.fixture.js";

plantCleanAppBeforeEach();

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
      4,
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
