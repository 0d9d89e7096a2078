import type { Deadline } from "../time/deadline.js";
import { isRecord } from "../values.js";
import { userAgent } from "../version.js";

/** What every request to BigCommerce carries. */
export const jsonHeaders = {
  accept: "application/json",
  "content-type": "application/json",
  "user-agent": userAgent,
} as const;

/** Request headers whose value is a secret. */
const secretHeaders = [
  "x-auth-token",
  "authorization",
  "sf-api-token",
  "x-bc-customer-access-token",
  "x-bc-trusted-proxy-secret",
];

export interface HttpRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Most bytes of the response's body, counted after decompression. */
  readonly maxBytes: number;
  readonly deadline: Deadline;
}

/** Sends one request, once. Never follows a redirect, never reads more than `maxBytes`. */
export type SendRequest = (request: HttpRequest) => Promise<HttpResponse>;

export function describeRequest({ method, url }: HttpRequest): string {
  return `${method} ${url}`;
}

/**
 * A response of BigCommerce, read to its end. The text may hold a token, and `next dev` shows awaited values to the
 * browser: it is kept in a private field behind a getter, which is not streamed.
 */
export class HttpResponse {
  readonly status: number;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
  readonly #requestHeaders: HttpRequest["headers"];
  readonly #header: ReadHeader;
  readonly #text: string;

  constructor(parts: HttpResponseParts) {
    this.status = parts.status;
    this.sentAtMs = parts.sentAtMs;
    this.receivedAtMs = parts.receivedAtMs;
    this.#requestHeaders = parts.request.headers;
    this.#header = parts.header;
    this.#text = parts.text;
  }

  get text(): string {
    return this.#text;
  }

  /** A header by its lower-case name. */
  header(name: string): string | undefined {
    return this.#header(name);
  }

  /** A header as a count, or `undefined` if it is missing or is not a whole number. */
  count(name: string): number | undefined {
    const text = this.header(name);
    return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  }

  /** For BigCommerce's support. */
  get requestId(): string | undefined {
    const id = this.header("x-request-id") ?? this.header("x-correlation-id");
    return id === undefined ? undefined : this.redact(id);
  }

  /** What an error may repeat of the response: a server, or something in between, may send back what it was sent. */
  redact(text: string): string {
    return text.replace(this.#secrets(), "[redacted]");
  }

  /** The body as JSON, or `undefined` if it is not JSON. */
  json(): unknown {
    return this.#parse();
  }

  /** The same for an error: neither a value nor a key repeats a secret. */
  redactedJson(): unknown {
    const secrets = this.#secrets();
    const redact = (text: string) => text.replace(secrets, "[redacted]");
    return this.#parse((_key, value) => {
      if (typeof value === "string") return redact(value);
      return isRecord(value) ? redactKeys(value, redact) : value;
    });
  }

  /** The secrets of the request, in upper or lower case: a URL's host is in lower case whatever was sent. */
  #secrets(): RegExp {
    const sent = secretHeaders.map((name) => this.#requestHeaders[name]?.replace(/^Bearer /, "") ?? "");
    const literals = sent.filter((secret) => secret !== "").map(toPattern);
    return new RegExp(literals.join("|") || matchesNothing, "gi");
  }

  #parse(revive?: (key: string, value: unknown) => unknown): unknown {
    try {
      return JSON.parse(this.#text, revive);
    } catch {
      return undefined;
    }
  }
}

const matchesNothing = "(?!)";

/** The pattern of exactly this text. */
function toPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function redactKeys(record: Readonly<Record<string, unknown>>, redact: (key: string) => string) {
  const entries = Object.entries(record);
  if (entries.every(([key]) => redact(key) === key)) return record;
  return Object.fromEntries(entries.map(([key, value]) => [redact(key), value]));
}

/** A header by its lower-case name. */
export type ReadHeader = (name: string) => string | undefined;

interface HttpResponseParts {
  readonly request: Pick<HttpRequest, "headers">;
  readonly status: number;
  readonly header: ReadHeader;
  readonly text: string;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}
