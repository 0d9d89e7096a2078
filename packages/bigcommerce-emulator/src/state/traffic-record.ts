import type { TokenKind } from "../http/endpoint.js";

/** One request in the emulator's log; secrets stand in it as the start of their SHA-256. */
export interface RecordedRequest {
  /** ISO 8601, in the emulator's time. */
  readonly at: string;
  /** HTTP method, in capitals. */
  readonly method: string;
  /** Path, without the query. */
  readonly path: string;
  /** `null`: the connection was dropped before an answer. */
  readonly status: number | null;
  /** Headers of the request; a secret is the start of its SHA-256. */
  readonly headers: Readonly<Record<string, string>>;
  /** Name of the GraphQL operation, if there is one. */
  readonly operationName: string | null;
  /** The customer the request named, in `X-Bc-Customer-Id` or by a customer access token. */
  readonly customerId: number | null;
}

/** What the emulator has counted since it started or was reset. */
export interface EmulatorStats {
  /** Tokens minted, by kind. */
  readonly tokens: { readonly impersonation: number; readonly private: number; readonly storefront: number };
  /** Revocations accepted. */
  readonly revocations: number;
  /** GraphQL requests received, whatever the answer. */
  readonly graphql: number;
  /** Answers of the REST and GraphQL APIs, by status. */
  readonly statuses: Readonly<Record<string, number>>;
}

export interface TrafficRecord {
  tokenMinted(kind: TokenKind): void;
  tokenRevoked(): void;
  graphqlReceived(): void;
  answered(request: RecordedRequest): void;
  stats(): EmulatorStats;
  requests(): RecordedRequest[];
  clear(): void;
}

const keptRequests = 1_000;

export function createTrafficRecord(onRequest?: (request: RecordedRequest) => void): TrafficRecord {
  let counts = noCounts();
  let requests: RecordedRequest[] = [];
  const answered = (request: RecordedRequest) => {
    requests.push(request);
    onRequest?.(request);
    if (requests.length > keptRequests) requests.shift();
    if (request.status === null) return;
    counts.statuses[request.status] = (counts.statuses[request.status] ?? 0) + 1;
  };
  return {
    answered,
    tokenMinted: (kind) => {
      counts.tokens[kind] += 1;
    },
    tokenRevoked: () => {
      counts.revocations += 1;
    },
    graphqlReceived: () => {
      counts.graphql += 1;
    },
    stats: () => structuredClone(counts),
    requests: () => structuredClone(requests),
    clear: () => {
      counts = noCounts();
      requests = [];
    },
  };
}

function noCounts() {
  const statuses: Record<string, number> = {};
  return { tokens: { impersonation: 0, private: 0, storefront: 0 }, revocations: 0, graphql: 0, statuses };
}
