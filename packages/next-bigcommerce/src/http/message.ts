import type { Deadline } from "../time/deadline.js";
import { userAgent } from "../version.js";

/** What every request to BigCommerce carries. */
export const jsonHeaders = {
  accept: "application/json",
  "content-type": "application/json",
  "user-agent": userAgent,
} as const;

export interface HttpRequest {
  readonly method: "POST" | "DELETE";
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
  readonly #header: (name: string) => string | undefined;
  readonly #text: string;

  constructor(parts: {
    readonly status: number;
    readonly header: (name: string) => string | undefined;
    readonly text: string;
    readonly sentAtMs: number;
    readonly receivedAtMs: number;
  }) {
    this.status = parts.status;
    this.sentAtMs = parts.sentAtMs;
    this.receivedAtMs = parts.receivedAtMs;
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

  get requestId(): string | undefined {
    return this.header("x-request-id") ?? this.header("x-correlation-id");
  }

  /** The body as JSON, or `undefined` if it is not JSON. */
  json(): unknown {
    try {
      return JSON.parse(this.#text);
    } catch {
      return undefined;
    }
  }
}
