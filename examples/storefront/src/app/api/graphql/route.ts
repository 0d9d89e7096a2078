import { createGraphQLRoute, type RouteScopes } from "next-bigcommerce";
import { z } from "zod";
import { entityIdSchema } from "@/entity-id";
import {
  CreateWishlistDocument,
  CustomerNameDocument,
  DefaultWishlistDocument,
  QuickSearchDocument,
  SaveToWishlistDocument,
  TakeOffWishlistDocument,
} from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";
import { staffViewHeader } from "@/lib/run-operation";
import { shop } from "@/lib/shop";
import { getSession } from "@/session/session";
import { isStaffView } from "@/staff/shown-customer";
import { requestAllowance } from "./request-allowance";

const ofTheSession = { wishlistId: defaultWishlistId };

/** What browser code may ask for, by name. The wishlist is the session's: its id never comes from the browser. */
const route = createGraphQLRoute(bigcommerce, {
  operations: {
    QuickSearch: {
      document: QuickSearchDocument,
      as: "guest",
      cacheSeconds: 60,
      input: z.object({ term: z.string().min(2).max(100) }),
    },
    CustomerName: { document: CustomerNameDocument, as: "customer" },
    SaveToWishlist: {
      document: SaveToWishlistDocument,
      as: "customer",
      serverVariables: ofTheSession,
      input: z.object({ productId: entityIdSchema }),
    },
    TakeOffWishlist: {
      document: TakeOffWishlistDocument,
      as: "customer",
      serverVariables: ofTheSession,
      input: z.object({ itemId: entityIdSchema }),
    },
  },
  requireCustomerStamp: true,
  // A proxy with a cache in front sets it; without one, no answer is for shared caches.
  addressHeader: "x-original-uri",
  rateLimit: async (request) => requestAllowance.allows(request, await getSession()),
});

export const { GET } = route;

/** A button that was drawn for somebody else is told whether it is staff who are here now. */
export async function POST(request: Request): Promise<Response> {
  const response = await route.POST(request);
  const isChanged = response.status === 409;
  if (isChanged && (await isStaffView())) response.headers.set(staffViewHeader, "1");
  return response;
}

/** The customer's first wishlist, made if there is none yet. With the route's scopes a guest gets 401. */
async function defaultWishlistId(request: Request, scopes: RouteScopes): Promise<number> {
  const { customer } = await scopes.customer.query(DefaultWishlistDocument);
  const [first] = nodesOf(customer?.wishlists);
  return first?.entityId ?? createDefault(request, scopes);
}

async function createDefault({ headers }: Request, scopes: RouteScopes): Promise<number> {
  const input = { name: shop.newWishlistName, isPublic: false };
  const customerStamp = headers.get("x-customer-stamp");
  const { wishlist } = await scopes.customer.mutate(CreateWishlistDocument, { input }, { customerStamp });
  const entityId = wishlist.createWishlist?.result.entityId;
  if (entityId === undefined) throw new Error("BigCommerce did not create a wishlist and gave no error.");
  return entityId;
}
