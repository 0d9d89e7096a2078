import { type ExecutionResult, graphqlSync } from "graphql";
import { fixtures } from "../src/fixtures/fixtures.js";
import { createStorefrontSchema } from "../src/resolvers/storefront-schema.js";
import type { StorefrontContext } from "../src/store/request-context.js";
import { createStoreData } from "../src/store/store-data.js";

export const wholesaleId = 1042;
export const retailId = 1043;
export const newId = 1044;

const schema = createStorefrontSchema();

export interface StorefrontCaller {
  readonly context: StorefrontContext;
  /** The whole answer. */
  execute(source: string, variables?: Record<string, unknown>): ExecutionResult;
  /** The data of an answer without errors, read with JSON's looseness. */
  data(source: string, variables?: Record<string, unknown>): Answer;
}

/** GraphQL data, walked by path: `answer.at("customer.orders.edges.0.node")`. */
interface Answer {
  at(path: string): unknown;
}

/** Executes operations over a store of its own, or over the given context's. */
export function storefrontCaller(overrides: Partial<StorefrontContext> = {}): StorefrontCaller {
  const context: StorefrontContext = {
    data: createStoreData(fixtures),
    channelId: 1,
    customerId: null,
    tokenKind: "impersonation",
    scopes: null,
    now: () => new Date("2026-11-20T12:00:00Z"),
    origin: "http://127.0.0.1:4010",
    locale: null,
    ...overrides,
  };
  const execute = (source: string, variableValues: Record<string, unknown> = {}) =>
    graphqlSync({ schema, source, contextValue: context, variableValues });
  const data = (source: string, variables?: Record<string, unknown>): Answer => {
    const result = execute(source, variables);
    if (result.errors !== undefined) throw new Error(result.errors.map(String).join("\n"));
    return { at: (path) => valueAt(result.data, path.split(".")) };
  };
  return { context, execute, data };
}

function valueAt(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || key === "") return value;
  if (typeof value !== "object" || value === null) return undefined;
  return valueAt(Reflect.get(value, key), rest);
}
