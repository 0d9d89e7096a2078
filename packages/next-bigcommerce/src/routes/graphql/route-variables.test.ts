import { describe, expect, test } from "vitest";
import { anything, post, readRefusal, search, serveRefusingRoute } from "./route-refusals.fixture.js";

serveRefusingRoute();

describe("variables", () => {
  test.each([
    ["another shopper's cart", { id: "AddToCart", variables: { cartId: "theirs", lines: [] } }],
    ["a cart inside of an input", anything({ cartEntityId: "theirs" })],
    ["a checkout inside of a list", anything([{ data: { checkout_id: "theirs" } }])],
    [
      "a wishlist's id in a wishlist's input",
      { id: "SaveItem", variables: { input: { entityId: 7, items: [] } } },
    ],
  ])("with %s are 403", async (_name, body) => {
    expect(await readRefusal(await post(body))).toMatchObject({ status: 403, code: "variable_refused" });
  });

  test.each([
    [{}, "term", "Expected String!; it is missing."],
    [{ term: null }, "term", "Expected String!, not null."],
    [{ term: 5 }, "term", "Expected String!, not this number."],
    [{ term: ["a"] }, "term", "Expected String!, not a list."],
    [{ term: { a: 1 } }, "term", "Expected String!, not an object."],
    [{ term: "a", first: "1" }, "first", "Expected Int, not a string."],
    [{ term: "a", first: 1.5 }, "first", "Expected Int, not this number."],
    [{ term: "a", first: 2 ** 31 }, "first", "Expected Int, not this number."],
    [{ term: "a", ids: [1, "2"] }, "ids.1", "Expected Int!, not a string."],
    [{ term: "a", ids: [null] }, "ids.0", "Expected Int!, not null."],
    [{ term: "a", other: 1 }, "other", "The operation does not declare this variable."],
  ])("%j are 422 with the place", async (variables, place, text) => {
    expect(await readRefusal(await post(search(variables)))).toMatchObject({
      status: 422,
      code: "variables_invalid",
      variables: { [place]: text },
    });
  });
});
