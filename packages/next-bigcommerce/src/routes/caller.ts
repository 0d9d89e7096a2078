import { BigCommerceError, getErrorCode } from "../errors.js";
import { mustReachNext, RouteRefusal } from "./answer.js";

const browserHeaders = ["Sec-Fetch-Site", "Sec-Fetch-Dest", "Origin", "Cookie"];

/** Node's own fetch sends `Sec-Fetch-Mode`, so that one says nothing. */
export function refuseBrowser(request: Request): void {
  const found = browserHeaders.find((name) => request.headers.has(name));
  if (found === undefined) return;
  throw new BigCommerceError(
    "browser_request_refused",
    `This route is for servers; the request has the header ${found}, as a browser's. Call it from a server, without ` +
      "the shopper's headers and cookies.",
  );
}

/** Passes only where `authorize` answers exactly `true`. A faulty configuration shows; nothing else does. */
export async function requireAuthorized(authorize: () => unknown): Promise<void> {
  try {
    if ((await authorize()) === true) return;
  } catch (error) {
    const code = getErrorCode(error);
    if (mustReachNext(error) || code === "configuration_invalid" || code === "configuration_missing")
      throw error;
  }
  throw new RouteRefusal({ status: 401, title: "Unauthorized" });
}
