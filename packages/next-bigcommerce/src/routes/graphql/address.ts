import { isRecord } from "../../values.js";

/** Segments without a percent escape: `/api/graphql` and `/api/%67raphql` reach the same handler. */
const plainPath = /^(?:https?:\/\/[^/?#]+)?(?:\/[\w.~-]+)+\/?$/;

/**
 * Whether the address of a GET is the one spelling of its request: the only one that shared caches may keep, since they
 * know an answer by its address, and a request with unlimited addresses would fill them and outlast a purge.
 *
 * @param address - As the caller wrote it. `request.url` is not that: Next decodes the query and encodes it again before
 * a route handler sees it (`normalizeCdnUrl` in `next/dist/server/server-utils.js`), so every spelling looks like the one.
 * @param asked - The parameters of the request, as the handler reads them. `extensions` is valid JSON.
 * @param order - The names of all parameters, in their order.
 */
export function isOneSpelling(address: string, asked: URLSearchParams, order: readonly string[]): boolean {
  const queryStart = address.indexOf("?");
  if (queryStart < 0 || !plainPath.test(address.slice(0, queryStart))) return false;
  const encoded = [...asked].map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  if (![`?${asked}`, `?${encoded}`].includes(address.slice(queryStart))) return false;
  const names = [...asked.keys()];
  const isInOrder = names.join() === order.filter((name) => asked.has(name)).join();
  return isInOrder && isOneJson(asked.get("extensions"));
}

/** Apollo Client's name and version would be another address after every update of it. */
function isOneJson(extensions: string | null): boolean {
  if (extensions === null) return true;
  const parsed: unknown = JSON.parse(extensions);
  return isRecord(parsed) && !("clientLibrary" in parsed) && JSON.stringify(parsed) === extensions;
}
