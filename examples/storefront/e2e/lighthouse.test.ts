import { afterAll, expect, it } from "vitest";
import { type Audits, type Category, launchAuditBrowser } from "./lighthouse.js";
import { startShop } from "./shop.js";
import { visit } from "./shopper.js";

const shop = await startShop();
const browser = await launchAuditBrowser();
afterAll(async () => {
  await browser.close();
  await shop.stop();
});

/** Performance depends on what else the machine does, so only `pnpm lighthouse` asks for it. */
const withPerformance = process.env.E2E_PERFORMANCE === "1";
const floors: readonly (readonly [Category, number])[] = [
  ["accessibility", 95],
  ["best-practices", 95],
  ["seo", 95],
  ...(withPerformance ? [["performance", 90] as const] : []),
];
const runs = withPerformance ? 3 : 1;

const productPath = /href="(\/product\/[^"]+)"/.exec(await visit(shop).read("/"))?.[1] ?? "";

/** The middle one, as a single slow load says little. */
function medianOf(category: Category, audits: readonly Audits[]): number {
  const scores = audits.map(({ scores: all }) => all.get(category) ?? 0).sort((a, b) => a - b);
  return Math.round(scores[Math.floor(scores.length / 2)] ?? 0);
}

it.each([
  ["the catalogue", "/"],
  ["a product", productPath],
])("Lighthouse gives %s the scores it must have", async (_name, path) => {
  await visit(shop).read(path);
  const audits: Audits[] = [];
  for (let run = 0; run < runs; run += 1)
    audits.push(
      await browser.audit(
        shop.url + path,
        floors.map(([category]) => category),
      ),
    );
  const scores = floors.map(([category, floor]) => ({ category, floor, score: medianOf(category, audits) }));
  console.log(path, scores.map(({ category, score }) => `${category} ${score}`).join(", "));
  const shortcomings = [...new Set(audits.flatMap(({ shortcomings: found }) => found))];
  console.log(shortcomings.join("\n"));
  expect(
    scores.filter(({ score, floor }) => score < floor),
    shortcomings.join("\n"),
  ).toEqual([]);
});
