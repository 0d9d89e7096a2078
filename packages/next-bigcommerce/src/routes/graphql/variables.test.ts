import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { createBigCommerce } from "../../create-bigcommerce.js";
import { BigCommerceError } from "../../errors.js";
import { routeAccess } from "../../instance-access.js";
import { RouteRefusal } from "../refusal.js";
import { type OperationEntry, readAllowedOperations } from "./allowed-operations.js";
import type { StandardSchema } from "./standard-schema.js";
import { resolveVariables } from "./variables.js";

const Search = "query Search($term: String!, $first: Int!, $group: Int) { site { a(b: $term, c: $first) } }";
const request = new Request("http://shop.example/api/graphql");
const { scopes } = createBigCommerce()[routeAccess];

function resolve(entry: Partial<OperationEntry>, sent: Readonly<Record<string, unknown>>) {
  const allowed = readAllowedOperations({ Search: { document: Search, as: "shopper", ...entry } }, {});
  const operation = allowed.get("Search");
  if (operation === undefined) throw new TypeError("no operation");
  return resolveVariables(operation, sent, request, scopes);
}

async function refusalOf(entry: Partial<OperationEntry>, sent: Readonly<Record<string, unknown>>) {
  const error: unknown = await resolve(entry, sent).catch((reason: unknown) => reason);
  if (!(error instanceof RouteRefusal)) throw error;
  return { code: error.code, variables: error.variables };
}

describe("input", () => {
  const input = z.object({
    term: z.string().trim().min(2, "Type two letters."),
    first: z.number().max(20).default(10),
  });

  test("what the schema returns is used: trimmed, with its defaults", async () => {
    expect(await resolve({ input }, { term: " tea " })).toEqual({ term: "tea", first: 10 });
  });

  test("its issues are reported by place, with the schema's own messages", async () => {
    expect(await refusalOf({ input }, { term: "t", first: 50 })).toEqual({
      code: "variables_invalid",
      variables: { term: "Type two letters.", first: expect.any(String) },
    });
  });

  test("what it returns must fit the operation's types", async () => {
    const careless = z.object({ term: z.string().transform((text) => text.length), first: z.number() });
    expect(await refusalOf({ input: careless }, { term: "tea", first: 1 })).toMatchObject({
      code: "variables_invalid",
    });
  });

  test("issues of other libraries: paths of objects, none, and hundreds", async () => {
    const schemaWith = (
      issues: ReadonlyArray<{ message: string; path?: Array<{ key: string } | number> }>,
    ): StandardSchema => ({
      "~standard": { version: 1, vendor: "test", validate: async () => ({ issues }) },
    });
    const sent = { term: "a", first: 1 };
    expect(
      await refusalOf(
        { input: schemaWith([{ message: "x", path: [{ key: "a" }, 0] }, { message: "y" }]) },
        sent,
      ),
    ).toEqual({
      code: "variables_invalid",
      variables: { "a.0": "x", variables: "y" },
    });
    const many = Array.from({ length: 500 }, (_, index) => ({ message: "x", path: [index] }));
    expect(Object.keys(Object((await refusalOf({ input: schemaWith(many) }, sent)).variables))).toHaveLength(
      20,
    );
  });

  test("a schema that does not return an object is the server's fault", async () => {
    await expect(resolve({ input: z.object({}).transform(() => "x") }, {})).rejects.toBeInstanceOf(
      BigCommerceError,
    );
  });

  test("never gets a name that the operation does not declare, so it cannot leave one out", async () => {
    const validate = vi.fn((value: unknown) => ({ value }));
    const spying: StandardSchema = { "~standard": { version: 1, vendor: "test", validate } };
    for (const schema of [spying, input]) {
      expect(await refusalOf({ input: schema }, { term: "tea", first: 1, x: "0" })).toEqual({
        code: "variables_invalid",
        variables: { x: "The operation does not declare this variable." },
      });
    }
    expect(validate).not.toHaveBeenCalled();
  });

  test("never gets a variable that the server supplies, nor a cart's id", async () => {
    const validate = vi.fn((value: unknown) => ({ value }));
    const spying: StandardSchema = { "~standard": { version: 1, vendor: "test", validate } };
    const sent = { term: "a", first: 1, cart: { cartId: "theirs" } };
    const document = "query Search($term: String!, $first: Int!, $cart: Any) { a }";
    expect((await refusalOf({ document, input: spying }, sent)).code).toBe("variable_refused");
    expect(validate).not.toHaveBeenCalled();
  });
});

describe("serverVariables", () => {
  test("win, are limited to what the operation declares, and may be missing", async () => {
    const serverVariables = vi.fn(async () => ({ group: 3, first: undefined, other: "x" }));
    expect((await refusalOf({ serverVariables }, { term: "tea" })).code).toBe("server_variable_missing");
    expect(await resolve({ serverVariables: () => ({ group: 3, first: 5 }) }, { term: "tea" })).toEqual({
      term: "tea",
      first: 5,
      group: 3,
    });
    expect(await resolve({ serverVariables: () => undefined }, { term: "tea", first: 1 })).toEqual({
      term: "tea",
      first: 1,
    });
    expect(serverVariables).toHaveBeenCalledWith(request, scopes);
  });

  test("by name, each is supplied by its own function, and left out if that returns undefined", async () => {
    const group = vi.fn(async () => 3);
    const serverVariables = { group, first: () => 5 };
    expect(await resolve({ serverVariables }, { term: "tea" })).toEqual({ term: "tea", first: 5, group: 3 });
    expect(group).toHaveBeenCalledWith(request, scopes);
    const absent = { group: () => undefined };
    expect(await resolve({ serverVariables: absent }, { term: "tea", first: 1 })).toEqual({
      term: "tea",
      first: 1,
    });
  });

  test("by name, a browser's value is always refused, and the function is not called", async () => {
    const group = vi.fn(() => undefined);
    const refusal = await refusalOf({ serverVariables: { group } }, { term: "a", first: 1, group: 7 });
    expect(refusal.code).toBe("variable_refused");
    expect(group).not.toHaveBeenCalled();
  });

  test("of one function, a name is the server's even if its value is undefined", async () => {
    const serverVariables = () => ({ group: undefined });
    const refusal = await refusalOf({ serverVariables }, { term: "a", first: 1, group: 7 });
    expect(refusal.code).toBe("variable_refused");
  });

  test("are not called for a request that is refused anyway", async () => {
    const serverVariables = vi.fn(() => ({ group: 3 }));
    expect((await refusalOf({ serverVariables }, { term: 5, first: 1 })).code).toBe("variables_invalid");
    expect((await refusalOf({ serverVariables }, { term: "a", first: 1, other: 1 })).code).toBe(
      "variables_invalid",
    );
    expect(serverVariables).not.toHaveBeenCalled();
  });

  test.each([5, "x", null, [1]])("an answer of %j is the server's mistake", async (answer) => {
    const failed = resolve({ serverVariables: () => answer }, { term: "a", first: 1 });
    await expect(failed).rejects.toMatchObject({ code: "configuration_invalid" });
  });

  test("what they throw passes through untouched", async () => {
    const thrown = new TypeError("session store down");
    const serverVariables = () => Promise.reject(thrown);
    await expect(resolve({ serverVariables }, { term: "a", first: 1 })).rejects.toBe(thrown);
  });
});
