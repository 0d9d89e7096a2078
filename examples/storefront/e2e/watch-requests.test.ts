import { expect, it } from "vitest";
import { readFacts } from "./facts.js";
import { openShop } from "./open-shop.js";
import { signIn, visit } from "./shopper.js";
import { customerIds, testHeader, watchRequests } from "./watch-requests.js";

const { shop } = await openShop();
const facts = await readFacts(shop.emulator);

it("no customer is named to BigCommerce but the one of the session, and nobody for a guest", async () => {
  const namedWhile = async (work: () => Promise<unknown>) => {
    const before = (await shop.emulator.requests()).length;
    await work();
    const named = (await shop.emulator.requests()).slice(before).map(({ customerId }) => customerId);
    return new Set(named.filter((id) => id !== null));
  };
  const paths = ["/", "/account", "/account/orders", "/account/addresses", "/account/wishlists", "/cart"];
  const headers = {
    "x-bc-customer-id": "1042",
    "x-http-method-override": "DELETE",
    "x-bc-trusted-proxy-secret": "x",
  };
  const readAll = (cookie = "") =>
    Promise.all(
      paths.map((path) =>
        fetch(shop.url + path, { headers: { ...headers, cookie } }).then((it) => it.text()),
      ),
    );
  expect(await namedWhile(() => readAll())).toEqual(new Set());
  const { cookie } = await signIn(shop, "retail");
  expect(await namedWhile(() => readAll(cookie))).toEqual(new Set([facts.retail.entityId]));
  expect(await namedWhile(() => visit(shop).read("/"))).toEqual(new Set());
});

it("the watch that every shop of these tests is under finds what it looks for", () => {
  const watch = watchRequests(new Set([facts.retail.entityId]));
  const request = {
    at: "",
    method: "POST",
    path: "/graphql",
    status: 200,
    operationName: "Orders",
    customerId: null,
    headers: {},
    tokenKind: null,
    tokenHash: null,
    durationMs: 1,
    complexity: null,
    errors: 0,
    errorMessages: [],
    stubs: [],
  };
  watch.see({ ...request, headers: { [testHeader]: "1", cookie: "a=b" } });
  watch.see({ ...request, headers: { accept: "application/json" }, customerId: facts.retail.entityId });
  watch.assertClean();
  for (const name of ["cookie", "origin", "referer", "sec-fetch-mode", "x-forwarded-for"])
    watch.see({ ...request, headers: { [name]: "x" } });
  watch.see({ ...request, customerId: facts.wholesale.entityId });
  watch.see({ ...request, headers: { "x-bc-customer-id": "1", "x-bc-customer-access-token": "x" } });
  expect(() => watch.assertClean()).toThrow(
    /cookie in Orders.*origin.*referer.*sec-fetch-mode.*x-forwarded-for.*customer 1042.*two customers/,
  );
});

it("it knows the numbers of the customers that the store begins with", () => {
  const ids = Object.fromEntries(Object.entries(facts).map(([name, { entityId }]) => [name, entityId]));
  expect(customerIds).toEqual(ids);
});
