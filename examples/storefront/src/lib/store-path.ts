import "server-only";
import { LRUCache } from "lru-cache";
import { StorePathDocument } from "@/gql/graphql";
import { bigcommerce } from "./bigcommerce";
import { Failure, orFailure } from "./failure";

/** What BigCommerce has at a path: the name of its type, or nothing. */
interface Found {
  readonly typeName: string | null;
}

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** No path of a store is longer, and what anybody types should not fill the memory. */
const maxPathLength = 300;
/** Each visitor of a page waits for it, before the page's own data. */
const timeoutMs = 500;

/** What was found is kept for an hour, what was not for a minute: it may be added. */
const paths = new LRUCache<string, Found>({
  max: 10_000,
  ttl: hourMs,
  allowStaleOnFetchRejection: true,
  noDeleteOnFetchRejection: true,
  fetchMethod: async (path, _stale, { options }) => {
    const { site } = await bigcommerce.guest.query(StorePathDocument, { path }, { timeoutMs });
    const typeName = site.route.node?.__typename ?? null;
    if (typeName === null) options.ttl = minuteMs;
    return { typeName };
  },
});

/**
 * Whether the store surely has nothing of this type at the path. If BigCommerce cannot tell within half a second, it is
 * left to the page to say so.
 */
export async function isMissing(path: string, typeName: "Product" | "Category"): Promise<boolean> {
  const found = await findTypeName(path);
  return found !== undefined && found !== typeName;
}

/** The type of what the store has at the path: null for nothing, undefined if BigCommerce cannot tell in time. */
export async function findTypeName(path: string): Promise<string | null | undefined> {
  if (path.length > maxPathLength) return null;
  const found = await orFailure(paths.fetch(path));
  return found instanceof Failure ? undefined : found?.typeName;
}
