import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { describe, expectTypeOf, it } from "vitest";
import type { BigCommerce, ImpersonatingBigCommerce, PrivateBigCommerce } from "../bigcommerce.js";
import { createBigCommerce } from "../create-bigcommerce.js";
import type { AuthorizeImpersonation } from "../customer/impersonation.js";
import type { GraphQLAnswerError } from "../errors.js";
import { createImpersonationTokenRoute } from "../routes/token-route.js";
import type { CallOptions, GraphQLResult } from "./public-types.js";

interface Orders {
  readonly customer: { readonly entityId: number } | null;
}
declare const required: TypedDocumentNode<Orders, { first: number }>;
declare const optional: TypedDocumentNode<Orders, { first?: number | null | undefined }>;
declare const eitherKind:
  | { readonly tokenKind: "private" }
  | { readonly authorizeImpersonation: AuthorizeImpersonation };
declare const options: CallOptions;
declare const none: TypedDocumentNode<Orders, { [key: string]: never }>;

// Never called: only its types are looked at.
async function typesOnly({ customer, guest }: BigCommerce) {
  expectTypeOf(await customer.query(required, { first: 10 })).toEqualTypeOf<Orders>();
  expectTypeOf(await customer.query(optional)).toEqualTypeOf<Orders>();
  expectTypeOf(await customer.query(none)).toEqualTypeOf<Orders>();
  expectTypeOf(await customer.query(none, {}, { locale: "fr" })).toEqualTypeOf<Orders>();
  expectTypeOf(
    await guest.query("query { site { settings { storeName } } }", { any: 1 }),
  ).toEqualTypeOf<unknown>();
  const both = await customer.query(required, { first: 1 }, { errorPolicy: "return" });
  expectTypeOf(both.data).toEqualTypeOf<Orders | null>();
  expectTypeOf(both.errors).toEqualTypeOf<readonly GraphQLAnswerError[]>();
  expectTypeOf(await customer.query(required, { first: 1 }, options)).toEqualTypeOf<
    Orders | GraphQLResult<Orders>
  >();
  // @ts-expect-error a required variable is missing
  await customer.query(required);
  // @ts-expect-error a variable of the wrong type
  await customer.query(required, { first: "10" });
  // @ts-expect-error a customer's answer has no cache options
  await customer.query(none, {}, { cache: "force-cache" });
}

describe("types", () => {
  it("results and variables come from the document, and a customer's calls have no cache options", () => {
    expectTypeOf(typesOnly).toBeFunction();
  });

  it("impersonate exists only with authorizeImpersonation", () => {
    const plain = createBigCommerce();
    expectTypeOf(plain).toEqualTypeOf<BigCommerce>();
    expectTypeOf(plain).not.toHaveProperty("impersonate");
    const staffed = createBigCommerce({ authorizeImpersonation: () => false });
    expectTypeOf(staffed).toEqualTypeOf<ImpersonatingBigCommerce>();
    expectTypeOf(() => createBigCommerce(eitherKind)).returns.toEqualTypeOf<
      ImpersonatingBigCommerce | PrivateBigCommerce
    >();
  });

  it("private tokens have their own methods and options, and none of impersonation", () => {
    const instance = createBigCommerce({ tokenKind: "private", resolveCustomerAccessToken: () => null });
    expectTypeOf(instance).toEqualTypeOf<PrivateBigCommerce>();
    expectTypeOf(instance).not.toHaveProperty("impersonate");
    expectTypeOf(instance).not.toHaveProperty("getImpersonationToken");
    // @ts-expect-error the token route gives impersonation tokens
    createImpersonationTokenRoute(instance, { authorize: () => true });
    // @ts-expect-error a customer id has no place beside a private token
    createBigCommerce({ tokenKind: "private", resolveCustomerId: () => 1 });
    // @ts-expect-error nobody acts as another customer with a private token
    createBigCommerce({ tokenKind: "private", authorizeImpersonation: () => true });
    // @ts-expect-error an impersonation token has no scopes
    createBigCommerce({ scopes: ["Customer"] });
  });
});
