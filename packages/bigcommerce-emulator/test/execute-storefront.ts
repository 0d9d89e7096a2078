import { type ExecutionResult, graphqlSync } from "graphql";
import { inferredSwitchesSchema } from "../src/behaviour/inferred-switches.js";
import { fixtures } from "../src/fixtures/fixtures.js";
import { createStorefrontSchema } from "../src/resolvers/storefront-schema.js";
import { resolveField } from "../src/resolvers/stubs/resolve-field.js";
import { customerLoginRefusal } from "../src/store/customer-login.js";
import type { StorefrontContext } from "../src/store/request-context.js";
import { createStoreData } from "../src/store/store-data.js";
import { storefrontView } from "../src/store/storefront-view.js";
import { StubRecord } from "../src/store/stub-record.js";

export const wholesaleId = 1042;
export const retailId = 1043;
export const newId = 1044;

const schema = createStorefrontSchema();

export interface StorefrontCaller {
  readonly context: StorefrontContext;
  /** The whole result. */
  execute(source: string, variables?: Record<string, unknown>): ExecutionResult;
  /** The data of a result without errors. Throws if there are errors. */
  data(source: string, variables?: Record<string, unknown>): ResultData;
}

interface ResultData {
  /** See {@link valueAt}. */
  at(path: string): unknown;
  /** The nodes of the connection at a path. */
  nodesAt(path: string): readonly unknown[];
}

/** Executes operations on a store of its own, or on that of the given context. */
export function storefrontCaller(overrides: Partial<StorefrontContext> = {}): StorefrontCaller {
  const data = overrides.data ?? createStoreData(fixtures);
  const context: StorefrontContext = {
    allCategories: data.categories,
    channelId: 1,
    customerId: null,
    tokenKind: "impersonation",
    fromBrowser: false,
    checkoutShopper: null,
    readCustomerLogin: async () => customerLoginRefusal("not_a_jwt"),
    scopes: null,
    now: () => new Date("2026-11-20T12:00:00Z"),
    origin: "http://127.0.0.1:4010",
    locale: null,
    inferred: inferredSwitchesSchema.parse({}),
    responseCookies: [],
    stubs: new StubRecord("refuse"),
    ...overrides,
    data: storefrontView(data),
  };
  const execute = (source: string, variableValues: Record<string, unknown> = {}) =>
    graphqlSync({ schema, source, contextValue: context, variableValues, fieldResolver: resolveField });
  const executed = (source: string, variables?: Record<string, unknown>): ResultData => {
    const result = execute(source, variables);
    if (result.errors !== undefined) throw new Error(result.errors.map(String).join("\n"));
    const at = (path: string) => valueAt(result.data, path);
    return { at, nodesAt: (path) => listOf(at(`${path}.edges`)).map((edge) => valueAt(edge, "node")) };
  };
  return { context, execute, data: executed };
}

/** The value at a path such as `customer.orders.edges.0.node`; undefined if there is none. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce((part, key) => (isRecord(part) ? part[key] : undefined), value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
