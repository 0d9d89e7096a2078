import { createGraphQLRoute } from "next-bigcommerce";
import { z } from "zod";
import { QuickSearchDocument, SaveToWishlistDocument, TakeOffWishlistDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { getSession } from "@/session/session";
import { defaultWishlistId } from "./default-wishlist";
import { requestAllowance } from "./request-allowance";

const entityId = z.int().positive();
const ofTheSession = { wishlistId: defaultWishlistId };

/** What scripts in the browser may ask for, by name. The wishlist is always the session's: its id never comes from there. */
export const { GET, POST } = createGraphQLRoute(bigcommerce, {
  operations: {
    QuickSearch: {
      document: QuickSearchDocument,
      as: "guest",
      cacheSeconds: 60,
      input: z.object({ term: z.string().min(2).max(100) }),
    },
    SaveToWishlist: {
      document: SaveToWishlistDocument,
      as: "customer",
      serverVariables: ofTheSession,
      input: z.object({ productId: entityId }),
    },
    TakeOffWishlist: {
      document: TakeOffWishlistDocument,
      as: "customer",
      serverVariables: ofTheSession,
      input: z.object({ itemId: entityId }),
    },
  },
  rateLimit: async (request) => requestAllowance.allows(request, await getSession()),
});
