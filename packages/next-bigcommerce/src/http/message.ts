/**
 * An answer of BigCommerce, read to its end. The text may hold a token, and `next dev` shows awaited values to the
 * browser: it sits in a private field behind a getter, which is not streamed.
 */
export class HttpAnswer {
  readonly status: number;
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
  readonly #header: (name: string) => string | undefined;
  readonly #text: string;

  constructor(parts: {
    status: number;
    header: (name: string) => string | undefined;
    text: string;
    sentAtMs: number;
    receivedAtMs: number;
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

  get requestId(): string | undefined {
    return this.header("x-request-id") ?? this.header("x-correlation-id");
  }

  /** The body as JSON, or `undefined` where it is none. */
  json(): unknown {
    try {
      return JSON.parse(this.#text);
    } catch {
      return undefined;
    }
  }
}
