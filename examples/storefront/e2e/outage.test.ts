import { afterEach, expect, it } from "vitest";
import { startTimedShop, type TimedShop } from "./move-clocks.js";
import { signIn } from "./shopper.js";

let timed: TimedShop;
afterEach(() => timed.shop.stop());

const halfAnHour = 1800;
/** Far more than the deadline of a call, and than a busy machine takes for a page: such a document never ends. */
const hangsAfterMs = 90_000;

/** A document as a browser without JavaScript has it; it fails if the document never ends. */
async function open(path: string, cookie = ""): Promise<string> {
  const signal = AbortSignal.timeout(hangsAfterMs);
  return (await fetch(timed.shop.url + path, { headers: { cookie }, signal })).text();
}

/** Stands in a document only if it was sent before the price was there. */
const placeholder = "Your price is in the cart.";

/** What there is to read in a document. */
const textsOf = (html: string) =>
  html
    .replaceAll(/<script.*?<\/script>/gs, "")
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => text !== "" && text !== placeholder);

/** The same, in whichever order the document's parts came. */
const piecesOf = (html: string) => [...new Set(textsOf(html))].toSorted();

const readPieces = async (path: string, cookie = "") => piecesOf(await open(path, cookie));

const ofGuests = ["/", "/?category=tea", "/?q=kettle", "/product/dune-mug", "/product/lark-hand-grinder"];
const ofCustomers = ["/", "/product/dune-mug", "/account/orders", "/account/addresses"];
/** Nobody has opened them before the outage. */
const neverSeen = ["/product/fold-dripper", "/?category=coffee", "/register", "/login"];

const problem = /We could not load this just now|We are very busy just now|bigcommerce:[a-z_]+:/;

/** Every document has the shop's header, its navigation and a way on. */
function expectFrame(html: string): void {
  expect(html).toContain("</html>");
  for (const part of ['aria-label="Main"', 'href="/"', 'role="combobox"']) expect(html).toContain(part);
}

async function expectOwnPartsMissing(cookie: string): Promise<void> {
  const [catalogue = "", product = "", orders = "", addresses = ""] = await Promise.all(
    ofCustomers.map((path) => open(path, cookie)),
  );
  const count = (html: string, wanted: string) => textsOf(html).filter((text) => text === wanted).length;
  const missing = "Your price could not be loaded.";
  expect(count(catalogue, missing)).toBe(12);
  expect(count(product, missing)).toBe(1);
  expect(count(product, "Your price")).toBe(0);
  for (const page of [orders, addresses]) expect(page).toMatch(problem);
  for (const page of [catalogue, product, orders, addresses]) expectFrame(page);
}

it.each([
  ["responds 500", { status: 500 }],
  ["responds 429", { status: 429 }],
  ["breaks every connection", { drop: true }],
  // With a status, so that the emulator carries nothing out that would count as in progress for ten minutes.
  ["responds nothing", { status: 503, delayMs: 600_000 }],
])(
  "half an hour in which BigCommerce %s: no document hangs, what guests saw is shown as it was, customers' parts say what is missing, and all is back at once",
  async (_name, fault) => {
    timed = await startTimedShop();
    const { faults } = timed.shop.emulator;
    const { cookie } = await signIn(timed.shop, "wholesale");
    // The first time fills the cache, which changes the order in which a document's parts come.
    for (const path of ofGuests) await open(path);
    const before = await Promise.all(ofGuests.map((path) => readPieces(path)));
    const own = await Promise.all(ofCustomers.map((path) => readPieces(path, cookie)));

    await faults.add([
      { on: "graphql", times: null, ...fault },
      { on: "mint", times: null, ...fault },
    ]);
    await timed.pass(halfAnHour);
    const crowd = Array.from({ length: 20 }, async () => {
      expect(await Promise.all(ofGuests.map((path) => readPieces(path)))).toEqual(before);
    });
    const strangers = neverSeen.map(async (path) => expectFrame(await open(path)));
    const unknown = Array.from({ length: 9 }, async (_, index) => {
      expectFrame(await open(`/product/unheard-of-${index}`));
    });
    await Promise.all([
      ...crowd,
      ...strangers,
      ...unknown,
      ...[1, 2, 3].map(() => expectOwnPartsMissing(cookie)),
    ]);

    await faults.clear();
    expect(await Promise.all(ofCustomers.map((path) => readPieces(path, cookie)))).toEqual(own);
    for (const path of neverSeen) expect(await open(path)).not.toMatch(problem);
    for (const path of ofGuests) await open(path);
    expect(await Promise.all(ofGuests.map((path) => readPieces(path)))).toEqual(before);
  },
);

it("a product and a category that the store does not have are 404, and lead back to the shop", async () => {
  timed = await startTimedShop();
  for (const path of ["/product/unheard-of", "/?category=unheard-of", "/product/%E0%A4%A"]) {
    const response = await fetch(timed.shop.url + path);
    expect([path, response.status]).toEqual([path, 404]);
    const html = await response.text();
    expect(html).toContain("There is nothing here");
    expectFrame(html);
  }
});

it("a product's page waits for one request of its own, whatever is chosen", async () => {
  timed = await startTimedShop();
  const readNames = async () =>
    (await timed.shop.emulator.requests()).flatMap(({ operationName }) => operationName ?? []);
  const before = await readNames();
  await open("/product/morning-ridge-blend");
  expect((await readNames()).slice(before.length)).toEqual(["StorePath", "Product", "YourPrice"]);
});
