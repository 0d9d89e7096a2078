import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { describe, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { createBigCommerce } from "../../create-bigcommerce.js";
import { createGraphQLRoute } from "./route.js";

declare const typed: TypedDocumentNode<{ readonly a: number }, { readonly first: number }>;
declare const withNext: (handlers: {
  GET: (
    request: Request,
    context: { params: Promise<Record<string, string>> },
  ) => Response | Promise<Response>;
  POST: (request: Request) => Response | Promise<Response>;
}) => void;

// Never called: only its types are looked at.
function typesOnly() {
  const bigcommerce = createBigCommerce();
  const persistedDocuments = { abc: "query A { a }" };
  const route = createGraphQLRoute(bigcommerce, {
    operations: {
      A: { document: typed, as: "customer", serverVariables: async () => ({ first: 1 }) },
      C: {
        document: typed,
        as: "customer",
        serverVariables: { first: (_request, { customer }) => customer.query(typed, { first: 1 }) },
      },
      B: { document: "{ a }", as: "guest", cacheSeconds: 60, input: z.object({ first: z.number() }) },
    },
    rateLimit: (request, { operation }) => ({ retryAfterSeconds: operation.length + request.url.length }),
  });
  withNext(route);
  createGraphQLRoute(bigcommerce, { persistedDocuments, operations: { A: { as: "shopper" } } });
  // @ts-expect-error who asks is never a default
  createGraphQLRoute(bigcommerce, { operations: { A: { document: typed } } });
  // @ts-expect-error without a manifest each entry has its document
  createGraphQLRoute(bigcommerce, { operations: { A: { as: "guest" } } });
  const shared = { document: typed, as: "customer", cacheSeconds: 1 } as const;
  // @ts-expect-error a customer's answer is never shared
  createGraphQLRoute(bigcommerce, { operations: { A: shared } });
  // @ts-expect-error impersonation is not for browsers
  createGraphQLRoute(bigcommerce, { operations: { A: { document: typed, as: "impersonation" } } });
  // @ts-expect-error operations are the allow-list
  createGraphQLRoute(bigcommerce, {});
}

describe("types", () => {
  it("the handlers are Next's, an entry says who asks, and only a guest's answer is shared", () => {
    expectTypeOf(typesOnly).toBeFunction();
    expectTypeOf(createGraphQLRoute)
      .returns.toHaveProperty("GET")
      .toEqualTypeOf<(request: Request) => Promise<Response>>();
  });
});
