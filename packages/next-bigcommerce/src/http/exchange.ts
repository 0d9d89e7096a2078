import type { BigCommerceError } from "../errors.js";
import type { Clock } from "../time/clock.js";
import { deadlineError, watchDeadline } from "../time/deadline.js";
import { isRecord } from "../values.js";
import { decodeBody, decodeText } from "./body.js";
import { connectionError, followedRedirectError, notSentError, sizeError } from "./failures.js";
import { describeRequest, type HttpRequest, HttpResponse, type ReadHeader } from "./message.js";

export type Abort = (reason: Error) => void;

/**
 * One request on its way through a dispatcher, until its response is read, it fails, or its deadline passes. A request
 * that was given up before it had a connection is aborted when it gets one, which it is told before anything is written.
 */
export class Exchange {
  readonly #request: HttpRequest;
  readonly #clock: Clock;
  readonly #resolve: (response: HttpResponse) => void;
  readonly #reject: (error: BigCommerceError) => void;
  readonly #stopWatching: () => void;
  readonly #sentAtMs: number;
  #abort: Abort | undefined;
  /** Why it was given up. */
  #reason: BigCommerceError | undefined;
  #isOver = false;
  #status = 0;
  #header: ReadHeader = () => undefined;
  #chunks: Uint8Array[] = [];
  #byteCount = 0;

  constructor(
    request: HttpRequest,
    clock: Clock,
    resolve: (response: HttpResponse) => void,
    reject: (error: BigCommerceError) => void,
  ) {
    this.#request = request;
    this.#clock = clock;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#sentAtMs = clock.now();
    const { deadline } = request;
    this.#stopWatching = watchDeadline(deadline, clock, () =>
      this.#giveUp(deadlineError(deadline, describeRequest(request))),
    );
  }

  /** There is a connection, and nothing is written to it yet; it may lead to where a redirect pointed. */
  protected begin(abort: Abort, isRedirected: boolean): void {
    if (this.#reason !== undefined) {
      abort(this.#reason);
      return;
    }
    this.#abort = abort;
    if (isRedirected) this.#giveUp(followedRedirectError(this.#request));
  }

  protected readHead(status: number, header: ReadHeader): void {
    if (status < 200) return;
    this.#status = status;
    this.#header = header;
  }

  protected readChunk(chunk: Uint8Array): void {
    if (this.#isOver) return;
    this.#byteCount += chunk.length;
    if (this.#byteCount > this.#request.maxBytes) this.#giveUp(sizeError(this.#request));
    else this.#chunks.push(chunk);
  }

  protected finish(): void {
    if (this.#isOver) return;
    try {
      this.#settle(this.#readBody());
    } catch (error) {
      if (isRecord(error) && error.code === "ERR_BUFFER_TOO_LARGE") this.#giveUp(sizeError(this.#request));
      else this.fail(error);
    }
  }

  /** The status of a refusal counts even if its body cannot be read. */
  fail(cause: unknown): void {
    if (this.#isOver) return;
    if (this.#status !== 0 && this.#status !== 200) this.#settle("");
    else if (this.#abort === undefined) this.#giveUp(notSentError(this.#request, cause));
    else this.#giveUp(connectionError(this.#request, cause));
  }

  #readBody(): string {
    const bytes = joinChunks(this.#chunks);
    const { maxBytes } = this.#request;
    return decodeText(decodeBody({ bytes, encoding: this.#header("content-encoding"), maxBytes }));
  }

  #settle(text: string): void {
    if (this.#isOver) return;
    this.#end();
    this.#resolve(
      new HttpResponse({
        request: this.#request,
        status: this.#status,
        header: this.#header,
        text,
        sentAtMs: this.#sentAtMs,
        receivedAtMs: this.#clock.now(),
      }),
    );
  }

  #giveUp(error: BigCommerceError): void {
    if (this.#isOver) return;
    this.#reason = error;
    this.#end();
    this.#reject(error);
    this.#abort?.(error);
  }

  #end(): void {
    this.#isOver = true;
    this.#chunks = [];
    this.#stopWatching();
  }
}

/** Most bodies come in one chunk, which needs no copy. */
function joinChunks(chunks: readonly Uint8Array[]): Buffer {
  const [first] = chunks;
  return first instanceof Buffer && chunks.length === 1 ? first : Buffer.concat(chunks);
}
