import { describe, expect, it } from "vitest";
import { idsOf, instanceWith, nothingFound } from "../store/store-subject.fixture.js";
import { checkFiles, removeFoldersAfterAll } from "./operations.fixture.js";

removeFoldersAfterAll();

describe("operations.scope: what a private token may not read", () => {
  const orders = "query Orders { customer { orders { edges { node { entityId } } } } }";
  const store = "query Store { site { settings { storeName } } }";
  const scoped = async (document: string, options: Record<string, unknown>, others: readonly string[] = []) =>
    idsOf(await checkFiles({ "a.graphql": document }, {}, [instanceWith(options, others)]));

  it.each([
    [orders, ["Unauthenticated"]],
    [store, ["Customer"]],
    ["mutation Out { logout { result } }", ["Unauthenticated"]],
    ["query Order { site { order(filter: { entityId: 1 }) { entityId } } }", ["Unauthenticated"]],
  ])("%s with %s", async (document, scopes) => {
    const wrong = await scoped(document, { tokenKind: "private", scopes });
    expect(new Set(wrong.found)).toEqual(new Set(["operations.scope"]));
    expect(await scoped(document, { tokenKind: "private" })).toEqual(nothingFound);
    expect(await scoped(document, {})).toEqual(nothingFound);
  });

  it("is not checked if the scopes are set in code", async () => {
    expect(await scoped(orders, { tokenKind: "private" }, ["scopes"])).toEqual({
      found: [],
      notChecked: ["operations.scope"],
    });
  });

  it("counts the widest of several instances", async () => {
    const narrow = instanceWith({ tokenKind: "private", scopes: ["Unauthenticated"] });
    const result = await checkFiles({ "a.graphql": orders }, {}, [narrow, instanceWith({})]);
    expect(idsOf(result)).toEqual(nothingFound);
  });
});
