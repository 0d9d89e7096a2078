// What code generation writes for the documents that the pages name: those of init's templates, and more.
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";

export { CustomerNameDocument, LoginDocument, OrdersDocument } from "../../../../templates/impersonation/gql/graphql.js";

type Document<Result = object, Variables = Record<string, never>> = TypedDocumentNode<Result, Variables>;

export declare const OrderCountDocument: Document;
export declare const QuickSearchDocument: Document<object, { readonly term: string }>;
export declare const PriceDocument: Document<object, { readonly id: number }>;
export declare const ProductsDocument: Document;
export declare const WishlistsDocument: Document<{ readonly customer: object | null }>;
export declare const ProfileDocument: Document<{ readonly customer: { readonly company: string } | null }>;
export declare const UpdateProfileDocument: Document<
  {
    readonly customer: {
      readonly updateCustomer: { readonly errors: ReadonlyArray<{ readonly message?: string }> };
    };
  },
  { readonly input: object }
>;
export declare const AddToCartDocument: Document<
  object,
  { readonly cartId: string; readonly lines: readonly object[] }
>;
export declare const CheckoutUrlDocument: Document<
  {
    readonly cart: {
      readonly createCartRedirectUrls: {
        readonly redirectUrls: { readonly redirectedCheckoutUrl: string } | null;
      };
    };
  },
  { readonly cartEntityId: string }
>;
export declare const SignInBySsoDocument: Document<
  {
    readonly loginWithCustomerLoginJwt: {
      readonly customerAccessToken: { readonly value: string; readonly expiresAt: string } | null;
    };
  },
  { readonly jwt: string }
>;
