import type { BigCommerceError } from "../errors.js";
import type { Clock } from "../time/clock.js";
import { deadlineError, remainingMs, watchDeadline } from "../time/deadline.js";
import { isRecord } from "../values.js";
import { decodeBody, decodeText } from "./body.js";
import { connectionError, followedRedirectError, notSentError, sizeError } from "./failures.js";
import { describeRequest, type HttpRequest, HttpResponse, type ReadHeader } from "./message.js";

export type Abort = (reason: Error) => void;

const refusalBodyMs = 2_000;

/**
 * How long the body of a refusal is waited for: its status says most of what there is to know. Half of the time is left
 * for what follows from it.
 */
export function refusalPatienceMs({ deadline }: HttpRequest, clock: Clock): number {
  return Math.min(refusalBodyMs, remainingMs(deadline, clock) / 2);
}

/**
 * One request on its way through a dispatcher, until its response is read, it fails, or its deadline passes. A request
 * that was given up before it had a connection is aborted when it gets one, which it is told before anything is written.
 */
export class Exchange {
  /** Whether the dispatcher took it: what fails before is the dispatcher's own word (a mock's), not a connection's. */
  isDispatched = false;
  readonly #request: HttpRequest;
  readonly #clock: Clock;
  readonly #resolve: (response: HttpResponse) => void;
  readonly #reject: (error: BigCommerceError) => void;
  #stopWatching: () => void;
  readonly #sentAtMs: number;
  #abort: Abort | undefined;
  /** Why it is given up, and never sent. */
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
    this.#stopWatching = watchDeadline(request.deadline, clock, () => this.#endTime());
  }

  /** There is a connection, and nothing is written to it yet; it may lead to where a redirect pointed. */
  protected begin(abort: Abort, isRedirected: boolean): void {
    // After a busy spell the connection comes before the timer.
    if (this.#clock.now() >= this.#request.deadline.atMs) this.#reason ??= this.#timeIsOver();
    if (this.#reason !== undefined) {
      this.#giveUp(this.#reason);
      abort(this.#reason);
      return;
    }
    this.#abort = abort;
    if (isRedirected) this.#giveUp(followedRedirectError(this.#request));
  }

  protected readHead(status: number, header: ReadHeader): void {
    if (status < 200 || this.#isOver) return;
    this.#status = status;
    this.#header = header;
    if (status !== 200) this.#hurry();
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

  fail(cause: unknown): void {
    if (this.#isOver) return;
    const wasNotSent = this.isDispatched && this.#abort === undefined;
    this.#giveUp((wasNotSent ? notSentError : connectionError)(this.#request, cause));
  }

  #timeIsOver(): BigCommerceError {
    return deadlineError(this.#request.deadline, describeRequest(this.#request));
  }

  /**
   * After a busy spell or a freeze the timers come first, and the response may lie unread: it gets one turn of the event
   * loop, in which nothing is sent any more.
   */
  #endTime(): void {
    const reason = this.#timeIsOver();
    if (reason.code === "aborted") {
      this.#giveUp(reason);
      return;
    }
    this.#reason = reason;
    setImmediate(() => this.#giveUp(reason));
  }

  #hurry(): void {
    const stopWatching = this.#stopWatching;
    const waitMs = refusalPatienceMs(this.#request, this.#clock);
    const stopTimer = this.#clock.startTimer(waitMs, () => this.#endTime());
    this.#stopWatching = () => {
      stopWatching();
      stopTimer();
    };
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

  /** Tells the error, or else the status of a refusal, which counts even if its body cannot be read. */
  #giveUp(error: BigCommerceError): void {
    if (this.#isOver) return;
    this.#reason = error;
    const isRefused = this.#status !== 0 && this.#status !== 200;
    if (isRefused && error.code !== "aborted") this.#settle("");
    else {
      this.#end();
      this.#reject(error);
    }
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
