import { createHash } from "node:crypto";
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { MutationObserver, QueryClient } from "@tanstack/query-core";
import { Client, type CombinedError, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { type DocumentNode, parse } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isRecord } from "../../values.js";
import {
  addressHeader,
  createPageFetch,
  createRouteStore,
  type RouteServer,
  serveRoute,
} from "./route.fixture.js";

// In the form of the manifest: fragments first, on one line, `__typename` everywhere.
const texts = {
  WhoAmI:
    "fragment Contact on Customer { __typename email entityId } query WhoAmI { __typename customer { __typename ...Contact } }",
  Names:
    "query Names($first: Int!) { __typename site { __typename products(first: $first) { __typename edges { __typename node { __typename entityId name } } } } }",
  SaveName:
    "mutation SaveName($name: String!) { __typename customer { __typename updateCustomer(input: { firstName: $name }) { __typename customer { __typename firstName } } } }",
  Secret:
    "query Secret { __typename customer { __typename orders { __typename edges { __typename node { __typename entityId } } } } }",
};
const hashOf = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

/** As the client preset of GraphQL Code Generator writes them: every document of the app, the server's own too. */
const persistedDocuments = Object.fromEntries(Object.values(texts).map((text) => [hashOf(text), text]));
const documents = {
  WhoAmI: documentOf(texts.WhoAmI),
  Names: documentOf(texts.Names),
  SaveName: documentOf(texts.SaveName),
  Secret: documentOf(texts.Secret),
};

function documentOf(text: string): DocumentNode {
  return Object.assign(parse(text), { __meta__: { hash: hashOf(text) } });
}

function readHash(document: object): string {
  if (!("__meta__" in document && isRecord(document.__meta__))) throw new Error("The document has no hash.");
  return String(document.__meta__.hash);
}

let emulator: Emulator;
let server: RouteServer;
let customerId = 0;
let page: ReturnType<typeof createPageFetch>;

beforeAll(async () => {
  emulator = await createEmulator();
  const login =
    'mutation { login(email: "retail@example.com", password: "emulator") { customer { entityId } } }';
  const answer = await createRouteStore(emulator.url).guest.mutate(login);
  customerId = Number(JSON.stringify(answer).match(/"entityId":(\d+)/)?.[1]);
  server = await serveRoute(emulator.url, {
    persistedDocuments,
    addressHeader,
    operations: {
      WhoAmI: { as: "customer" },
      Names: { as: "guest", cacheSeconds: 60 },
      SaveName: { as: "customer" },
    },
  });
});
beforeEach(() => {
  page = createPageFetch(server.origin, customerId);
});
afterAll(async () => {
  await server.close();
  await emulator.close();
});

const customer = () => ({ entityId: customerId, email: "retail@example.com" });
const savedName = (firstName: string) => ({ customer: { updateCustomer: { customer: { firstName } } } });

/** The one thing all of them must never do. */
function expectNoQueryText(): void {
  expect(page.seen.length).toBeGreaterThan(0);
  for (const { url, body } of page.seen) {
    expect(body + decodeURIComponent(url)).not.toMatch(
      /__typename|entityId|query (WhoAmI|Names|Secret)|mutation SaveName/,
    );
  }
}

describe("plain fetch", () => {
  async function run(id: string, variables: object = {}, idKey = "id") {
    const answer = await page.pageFetch(server.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ [idKey]: id, variables }),
    });
    return { status: answer.status, ...(await answer.json()) };
  }

  test("runs queries and mutations by the name of the operation and by its hash", async () => {
    for (const id of ["WhoAmI", hashOf(texts.WhoAmI)]) {
      expect(await run(id)).toMatchObject({ status: 200, data: { customer: customer() } });
    }
    expect(await run(hashOf(texts.WhoAmI), {}, "documentId")).toMatchObject({
      data: { customer: customer() },
    });
    expect(await run("SaveName", { name: "Ada" })).toMatchObject({ data: savedName("Ada") });
    expectNoQueryText();
  });

  test("a document of the manifest without an entry is unknown, by name and by hash", async () => {
    for (const id of ["Secret", hashOf(texts.Secret)]) {
      expect(await run(id)).toMatchObject({
        status: 404,
        errors: [{ extensions: { code: "operation_unknown" } }],
      });
    }
  });

  test("GETs what every shopper may share", async () => {
    const search = new URLSearchParams({ id: "Names", variables: '{"first":1}' });
    const answer = await page.pageFetch(`${server.url}?${search}`);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=0, s-maxage=60");
    expect((await answer.json()).data.site.products.edges).toHaveLength(1);
  });
});

describe("TanStack Query", () => {
  class RouteError extends Error {
    readonly code: string;
    constructor(code: string) {
      super(code);
      this.code = code;
    }
  }

  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });

  async function run(id: string, variables: object = {}, signal?: AbortSignal) {
    const answer = await page.pageFetch(server.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ id, variables }),
      ...(signal && { signal }),
    });
    const { data, errors } = await answer.json();
    if (errors) throw new RouteError(errors[0].extensions.code);
    return data;
  }

  test("fetchQuery returns data, once for one key", async () => {
    const options = {
      queryKey: ["Names", { first: 2 }],
      queryFn: ({ signal }: { signal: AbortSignal }) => run("Names", { first: 2 }, signal),
      staleTime: 60_000,
    };
    const [first, second] = await Promise.all([
      queryClient.fetchQuery(options),
      queryClient.fetchQuery(options),
    ]);
    expect(first.site.products.edges).toHaveLength(2);
    expect(second).toEqual(first);
    expect(page.seen).toHaveLength(1);
    expectNoQueryText();
  });

  test("a mutation runs once", async () => {
    const mutation = new MutationObserver(queryClient, {
      mutationFn: (name: string) => run("SaveName", { name }),
    });
    expect(await mutation.mutate("Grace")).toMatchObject(savedName("Grace"));
    expect(page.seen).toHaveLength(1);
  });

  test("a refusal rejects with its code", async () => {
    page = createPageFetch(server.origin);
    const query = queryClient.fetchQuery({ queryKey: ["WhoAmI"], queryFn: () => run("WhoAmI") });
    await expect(query).rejects.toMatchObject({ code: "customer_required" });
  });
});

describe("urql", () => {
  const createClient = (preferGetMethod: false | "force" = false) =>
    new Client({
      url: server.url,
      fetch: (input, init) => page.pageFetch(input, init),
      preferGetMethod,
      exchanges: [
        persistedExchange({
          enforcePersistedQueries: true,
          enableForMutation: true,
          preferGetForPersistedQueries: preferGetMethod,
          generateHash: async (_text, document) => readHash(document),
        }),
        fetchExchange,
      ],
    });

  test("runs queries and mutations by their hash", async () => {
    const client = createClient();
    expect((await client.query(documents.WhoAmI, {}).toPromise()).data).toMatchObject({
      customer: customer(),
    });
    const saved = await client.mutation(documents.SaveName, { name: "Alan" }).toPromise();
    expect(saved.error).toBeUndefined();
    expect(saved.data).toMatchObject(savedName("Alan"));
    expect(page.seen.map(({ method }) => method)).toEqual(["POST", "POST"]);
    expectNoQueryText();
  });

  test("GETs what every shopper may share, from an address that caches keep", async () => {
    const { data, error } = await createClient("force").query(documents.Names, { first: 1 }).toPromise();
    expect(error).toBeUndefined();
    expect(data.site.products.edges).toHaveLength(1);
    expect(page.seen.map(({ method }) => method)).toEqual(["GET"]);
    const again = await fetch(page.seen[0]?.url ?? "");
    expect(again.headers.get("cache-control")).toBe("public, max-age=0, s-maxage=60");
  });

  test("reads a refusal as a GraphQL error, and never sends the text after it", async () => {
    const codes = ({ graphQLErrors }: CombinedError) =>
      graphQLErrors.map(({ extensions }) => extensions.code);
    const unknown = await createClient().query(documents.Secret, {}).toPromise();
    expect(unknown.error && codes(unknown.error)).toEqual(["operation_unknown"]);
    expect(page.seen).toHaveLength(1);
    expectNoQueryText();
    page = createPageFetch(server.origin);
    const signedOut = await createClient().query(documents.WhoAmI, {}).toPromise();
    expect(signedOut.error && codes(signedOut.error)).toEqual(["customer_required"]);
  });
});

describe("Apollo Client", () => {
  const createClient = (useGETForHashedQueries = false) =>
    new ApolloClient({
      cache: new InMemoryCache(),
      link: ApolloLink.from([
        new PersistedQueryLink({ useGETForHashedQueries, generateHash: readHash }),
        new HttpLink({
          uri: server.url,
          fetch: (input, init) => page.pageFetch(input, init),
          // Its version in the URL would be another address after every update of it.
          ...(useGETForHashedQueries && { enhancedClientAwareness: { transport: false } }),
        }),
      ]),
    });

  test("runs queries and mutations by their hash", async () => {
    const client = createClient();
    const { data } = await client.query({ query: documents.WhoAmI });
    expect(data).toMatchObject({ customer: customer() });
    const saved = await client.mutate({ mutation: documents.SaveName, variables: { name: "Edsger" } });
    expect(saved.data).toMatchObject(savedName("Edsger"));
    expect(page.seen.map(({ method }) => method)).toEqual(["POST", "POST"]);
    expectNoQueryText();
  });

  test("GETs what every shopper may share, from an address that caches keep", async () => {
    const { data } = await createClient(true).query({ query: documents.Names, variables: { first: 1 } });
    expect(JSON.stringify(data)).toContain('"edges":[{');
    expect(page.seen.map(({ method }) => method)).toEqual(["GET"]);
    const again = await fetch(page.seen[0]?.url ?? "");
    expect(again.headers.get("cache-control")).toBe("public, max-age=0, s-maxage=60");
  });

  test("reads a refusal as a GraphQL error, and never sends the text after it", async () => {
    const refusalOf = async (query: DocumentNode) => {
      const error: unknown = await createClient()
        .query({ query })
        .catch((reason: unknown) => reason);
      return CombinedGraphQLErrors.is(error) ? error.errors.map(({ extensions }) => extensions?.code) : error;
    };
    expect(await refusalOf(documents.Secret)).toEqual(["operation_unknown"]);
    expect(page.seen).toHaveLength(1);
    expectNoQueryText();
    page = createPageFetch(server.origin);
    expect(await refusalOf(documents.WhoAmI)).toEqual(["customer_required"]);
  });
});
