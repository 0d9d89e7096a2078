import type { TokenKind } from "../http/endpoint.js";

const keptRequests = 1_000;

/** What the emulator counts, and its log of the latest requests. */
export class TrafficRecord {
  readonly #onRequest: ((request: RecordedRequest) => void) | undefined;
  readonly #watchers = new Set<TrafficWatcher>();
  #counts = noCounts();
  #requests: RecordedRequest[] = [];
  /** How many were logged since the start or the last reset: the number of the latest. */
  #logged = 0;

  constructor(onRequest?: (request: RecordedRequest) => void) {
    this.#onRequest = onRequest;
  }

  countMint(kind: TokenKind): void {
    this.#counts.tokens[kind] += 1;
  }

  countRevocation(): void {
    this.#counts.revocations += 1;
  }

  countGraphql(): void {
    this.#counts.graphql += 1;
  }

  log(request: RecordedRequest): void {
    this.logPage(request);
    this.#onRequest?.(request);
    const { status } = request;
    if (status !== null) this.#counts.statuses[status] = (this.#counts.statuses[status] ?? 0) + 1;
  }

  /** Of a page that a browser opens: it is listed, but no request of an application. */
  logPage(request: RecordedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > keptRequests) this.#requests.shift();
    this.#logged += 1;
    for (const watcher of this.#watchers) watcher.logged({ number: this.#logged, request });
  }

  /** The latest requests with their numbers, in the order in which they ended. */
  latest(count: number): NumberedRequest[] {
    const requests = this.#requests.slice(-count);
    const before = this.#logged - requests.length;
    return requests.map((request, index) => ({ number: before + index + 1, request }));
  }

  /** The request of a number; undefined if it is no longer in the log. */
  find(number: number): RecordedRequest | undefined {
    return this.#requests[number - 1 - (this.#logged - this.#requests.length)];
  }

  /** Returns what ends it. */
  watch(watcher: TrafficWatcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  stats(): EmulatorStats {
    return structuredClone(this.#counts);
  }

  requests(): RecordedRequest[] {
    return structuredClone(this.#requests);
  }

  clear(): void {
    this.#counts = noCounts();
    this.#requests = [];
    this.#logged = 0;
    for (const watcher of this.#watchers) watcher.cleared();
  }
}

export interface NumberedRequest {
  /** Counted from 1 since the start or the last reset. */
  readonly number: number;
  readonly request: RecordedRequest;
}

export interface TrafficWatcher {
  readonly logged: (request: NumberedRequest) => void;
  readonly cleared: () => void;
}

function noCounts() {
  const statuses: Record<string, number> = {};
  return { tokens: { impersonation: 0, private: 0, storefront: 0 }, revocations: 0, graphql: 0, statuses };
}

/** One request in the emulator's log. Secrets are replaced by the start of their SHA-256. */
export interface RecordedRequest {
  /** ISO 8601, in the emulator's time. */
  readonly at: string;
  /** HTTP method, in capitals. */
  readonly method: string;
  /** Without the query, and with the start of a SHA-256 in place of a login token. */
  readonly path: string;
  /** `null`: the connection broke before a response. */
  readonly status: number | null;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of a GraphQL request: the name of its operation, if it has one. */
  readonly operationName: string | null;
  /** The customer that the request named, in `X-Bc-Customer-Id` or by a customer access token. */
  readonly customerId: number | null;
  /** Of a GraphQL response with status 200: how many `errors` it has. */
  readonly errors: number;
  /**
   * What the response says was wrong: at most 5 messages of at most 300 characters, with an ellipsis for each value that
   * the request sent.
   */
  readonly errorMessages: readonly string[];
  /** Kind of the token in `Authorization`; `null` if there is none, or if the store did not create it. */
  readonly tokenKind: TokenKind | null;
  /** `sha256:` and the start of the hash of that token, as in `headers`; `null` if there is none. */
  readonly tokenHash: string | null;
  /** Milliseconds of real time from the whole request to the whole response, delays of faults included. */
  readonly durationMs: number;
  /** Of a GraphQL request that was executed: its complexity. */
  readonly complexity: number | null;
  /** Fields that were answered by a stub, as `Type.field`. */
  readonly stubs: readonly string[];
}

/** What the emulator has counted since the start or the last reset. */
export interface EmulatorStats {
  /** Tokens minted, by kind. */
  readonly tokens: { readonly impersonation: number; readonly private: number; readonly storefront: number };
  /** Accepted revocations. */
  readonly revocations: number;
  /** GraphQL requests received, whatever the response. */
  readonly graphql: number;
  /** Responses of the REST and GraphQL APIs, by status. */
  readonly statuses: Readonly<Record<string, number>>;
}
