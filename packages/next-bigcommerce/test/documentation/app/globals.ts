// What the pages leave out because a reader has it already: imports that an earlier block shows, and values of the app.
import type { MutationObserverOptions, QueryObserverOptions } from "@tanstack/query-core";
import type { redirect as nextRedirect } from "next/navigation";
import type * as NextBigCommerce from "next-bigcommerce";
import type { FunctionComponent } from "react";
import type * as Documents from "./gql/graphql.js";
import type * as Session from "./lib/session.js";

declare global {
  const createBigCommerce: typeof NextBigCommerce.createBigCommerce;
  const createGraphQLRoute: typeof NextBigCommerce.createGraphQLRoute;
  type GraphQLServerVariable = NextBigCommerce.GraphQLServerVariable;
  const bigcommerce: NextBigCommerce.BigCommerce;
  const redirect: typeof nextRedirect;

  const OrdersDocument: typeof Documents.OrdersDocument;
  const AddToCartDocument: typeof Documents.AddToCartDocument;
  const PriceDocument: typeof Documents.PriceDocument;
  const ProductsDocument: typeof Documents.ProductsDocument;
  const WishlistsDocument: typeof Documents.WishlistsDocument;
  const UpdateProfileDocument: typeof Documents.UpdateProfileDocument;

  const getSession: typeof Session.getSession;
  const sessionOf: (storeHash: string) => ReturnType<typeof Session.getSession>;
  const session: Session.Session;
  const logger: Pick<Console, "warn">;
  const firstWishlistOf: (answer: { readonly customer: object | null }) => number | undefined;
  const OrderList: FunctionComponent<{ readonly orders: object | undefined }>;
  const TryAgainLater: FunctionComponent;

  const id: number;
  const input: object;
  const form: FormData;
  const customerStamp: string | null;
  const cartId: string;
  const lines: readonly object[];
  const redirectedCheckoutUrl: string;
  const redirectTo: string;
  const term: string;
  const hash: string;
  const channelId: number;
  const query: string;
  const variables: object;
  const retailCookie: string;
  const wholesaleCookie: string;

  // TanStack Query's React hooks, by the types of its core.
  function runOperation(id: string, variables?: object, signal?: AbortSignal | null): Promise<unknown>;
  function useQuery<Data>(options: QueryObserverOptions<Data>): { readonly data: Data | undefined };
  function useMutation<Data, Variables>(options: MutationObserverOptions<Data, Error, Variables>): object;
}
