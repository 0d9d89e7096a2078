import { findPastedProblem } from "./pasted-value.js";
import { defaultApiUrl } from "./settings.js";
import { channelOfPermanentHost, fillStorefrontUrl, storeHashPattern } from "./storefront-url.js";

export const exampleStorefrontUrl = "https://store-abc123.mybigcommerce.com";

const longerStorePath = /\/stores\/([^/]+).*$/;
const unfilled = /\$\{[^}]*\}|\{\{[^}]*\}\}|<[^>]*>/;
/** The name of this machine, as a URL has it. */
export const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What is wrong with the URL of the REST API. Continues "`apiUrl` (BIGCOMMERCE_API_URL) ". */
export function findApiUrlProblem(text: string): string | undefined {
  const read = readUrl(text);
  if ("problem" in read) return read.problem;
  const { hostname, pathname } = read.url;
  if (pathname.endsWith("/graphql") || channelOfPermanentHost(hostname) !== undefined) {
    return "is the URL of a storefront, not of the REST API; leave it out, and if the storefront needs it, put it in BIGCOMMERCE_STOREFRONT_URL";
  }
  return undefined;
}

/** The same for the path of another store. The path of this store is left out already, see `trimApiUrl`. */
export function findStorePathProblem(text: string, storeHash: unknown): string | undefined {
  const [path, hash] = longerStorePath.exec(text) ?? [];
  if (path === undefined) return undefined;
  const isOther =
    [hash, storeHash].every((known) => storeHashPattern.test(String(known))) && hash !== storeHash;
  if (!isOther || storeHash === undefined)
    return "has the path of a store in it; leave out /stores/ and what follows";
  return `has the path of store ${hash} in it, but BIGCOMMERCE_STORE_HASH is ${storeHash}; leave out /stores/ and what follows, and check which of the two is your store`;
}

/** What is wrong with the URL of the storefront. */
export function findStorefrontUrlProblem(template: string): string | undefined {
  // Filled, because no URL can have a placeholder in its port.
  const text = fillStorefrontUrl(template, "hash", 1);
  const read = readUrl(text);
  if ("problem" in read) return read.problem;
  const { hostname, pathname } = read.url;
  if (`https://${hostname}` === defaultApiUrl) {
    return "is the URL of the REST API, not of a storefront; leave it out, unless the storefront has a URL of its own";
  }
  if (/^\/(?:manage|admin)(?:\/|$)/.test(pathname))
    return "is the URL of the control panel; leave out its path";
  return undefined;
}

/** The URL, or what is wrong with any URL of a server. */
function readUrl(text: string): { readonly url: URL } | { readonly problem: string } {
  const pasted = findPastedProblem(text);
  if (pasted !== undefined) return { problem: pasted };
  if (unfilled.test(text))
    return { problem: "has a placeholder in it that nothing replaced; set the value itself" };
  if (!URL.canParse(text)) return { problem: "is not an absolute URL" };
  const url = new URL(text);
  const problem = findPartProblem(url);
  return problem === undefined ? { url } : { problem };
}

// The URL itself is not repeated: a user name or password in it would be a secret.
function findPartProblem(url: URL): string | undefined {
  if (url.username !== "" || url.password !== "") return "contains a user name or password; remove them";
  if (url.search !== "" || url.hash !== "") return "contains a query or fragment; remove it";
  if (url.protocol === "https:") return undefined;
  if (url.protocol === "http:" && loopbackHost.test(url.hostname)) return undefined;
  return `must use https, not ${url.protocol}//${url.hostname}; plain http is allowed only for this machine, for example for the emulator`;
}
