import { AsyncLocalStorage } from "node:async_hooks";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { connectionTo } from "../../connection.fixture.js";
import { createBigCommerce } from "../../create-bigcommerce.js";
import type { BigCommerceOptions } from "../../options.js";
import type { GraphQLRouteOptions } from "./options.js";
import { createGraphQLRoute } from "./route.js";

const currentRequest = new AsyncLocalStorage<Request>();

/** The session of these tests is a cookie `customer=<id>`; a real one is sealed. */
function readSession(): number | null {
  const id = /(?:^|; )customer=(\d+)/.exec(currentRequest.getStore()?.headers.get("cookie") ?? "")?.[1];
  return id === undefined ? null : Number(id);
}

export function createRouteStore(emulatorUrl: string, options: Partial<BigCommerceOptions> = {}) {
  return createBigCommerce({
    ...connectionTo({ url: emulatorUrl }),
    channelIds: [1, 2],
    resolveCustomerId: readSession,
    ...options,
  });
}

/** For the route's option of that name. */
export const addressHeader = "x-original-uri";

export interface RouteServer {
  /** Address of the route. */
  readonly url: string;
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * The handlers behind a real HTTP server, as Next's own server calls them: web Request in, web Response out, its query
 * decoded and encoded anew. A header {@link addressHeader} has the address as it came, as a proxy in front would set it.
 */
export async function serveRoute(
  emulatorUrl: string,
  routeOptions: GraphQLRouteOptions,
  storeOptions: Partial<BigCommerceOptions> = {},
): Promise<RouteServer> {
  const { GET, POST } = createGraphQLRoute(createRouteStore(emulatorUrl, storeOptions), routeOptions);
  const server = createServer(async (incoming, outgoing) => {
    const handler = incoming.method === "POST" ? POST : GET;
    const request = toRequest(incoming);
    const answer = await currentRequest
      .run(request, () => handler(request))
      .catch(() => new Response(null, { status: 500 }));
    outgoing.writeHead(answer.status, [...answer.headers].flat());
    outgoing.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${portOf(server.address())}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `${origin}/api/graphql`, origin, close };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}

function toRequest(incoming: IncomingMessage): Request {
  const headers = Object.entries({ [addressHeader]: incoming.url, ...incoming.headers }).map(
    ([name, value]): [string, string] => [name, String(value)],
  );
  const url = new URL(`http://${incoming.headers.host}${incoming.url}`);
  url.search = String(new URLSearchParams(url.search));
  if (incoming.method !== "POST") return new Request(url, { headers });
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      incoming.on("data", (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)));
      incoming.on("end", () => controller.close());
      incoming.on("error", (error) => controller.error(error));
    },
    cancel: () => void incoming.removeAllListeners("data").removeAllListeners("end").resume(),
  });
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
  return new Request(url, init);
}

/** `fetch` with what a browser adds for a page of `origin`: the session's cookie and where the request comes from. */
export function createPageFetch(origin: string, customerId?: number) {
  const seen: Array<{ readonly method: string; readonly url: string; readonly body: string }> = [];
  const pageFetch: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    seen.push({ method: request.method, url: request.url, body: String(init?.body ?? "") });
    const headers = new Headers(request.headers);
    headers.set("sec-fetch-site", "same-origin");
    if (request.method === "POST") headers.set("origin", origin);
    headers.set("cookie", `theme=dark${customerId === undefined ? "" : `; customer=${customerId}`}`);
    return fetch(input, { ...init, headers });
  };
  return { pageFetch, seen };
}
