import type { EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { createDeadline, raceDeadline } from "../time/deadline.js";
import { isPaused, type Pause, startPause } from "../time/pause.js";
import type { TokenLease, TokenStore } from "./token-store.js";
import { readText, UnexpectedAnswerError } from "./unexpected-answer.js";

/** How long a page waits for one answer. A store that needs longer is slow, not dead: its answer is still used. */
const answerMs = 2_000;
const [firstPauseMs, longestPauseMs] = [1_000, 5_000];

/** What a store says to one question. Neither promise rejects. */
export interface StoreAnswer<Value> {
  /** `undefined` if the store failed, is not asked at present, or has said nothing within two seconds. */
  readonly inTime: Promise<Value | undefined>;
  /** The same, however late; perhaps never. */
  readonly eventual: Promise<Value | undefined>;
}

/** What was found under a key. */
export interface Found {
  readonly value: string | undefined;
  /** `undefined` if the store was not asked for the lease. */
  readonly hasLease?: boolean;
}

/** A store that may be dead or slow, as a page needs it: every answer is there soon, or is none. */
export class BoundedTokenStore {
  readonly #store: TokenStore;
  readonly #clock: Clock;
  readonly #emit: EmitEvent;
  #pause: Pause | undefined;
  #failuresInRow = 0;
  #unavailableSinceMs: number | undefined;

  constructor(store: TokenStore, clock: Clock, emit: EmitEvent) {
    this.#store = store;
    this.#clock = clock;
    this.#emit = emit;
  }

  get hasLease(): boolean {
    return this.#store.acquireLease !== undefined;
  }

  /** Whether calls are worth making; after a failure they are skipped for a while, which grows with each in a row. */
  isUp(): boolean {
    return !isPaused(this.#pause, this.#clock.now());
  }

  get(key: string): StoreAnswer<Found> {
    return this.#ask("get", async () => ({ value: readText(await this.#store.get(key), "get") }));
  }

  /** Asks for the value alone if the store cannot do both at once. */
  getOrLease(key: string, lease: TokenLease): StoreAnswer<Found> {
    if (this.#store.getOrLease === undefined) return this.get(key);
    return this.#ask("getOrLease", async () => {
      const { value, hasLease } = (await this.#store.getOrLease?.(key, lease)) ?? {};
      return { value: readText(value, "getOrLease"), hasLease: readBoolean(hasLease, "getOrLease") };
    });
  }

  set(key: string, value: string, lifetimeMs: number): StoreAnswer<true> {
    return this.#ask<true>("set", async () => {
      await this.#store.set(key, value, lifetimeMs);
      return true;
    });
  }

  setAndRelease(key: string, value: string, lifetimeMs: number, lease: TokenLease): StoreAnswer<true> {
    if (this.#store.setAndRelease === undefined) {
      const written = this.set(key, value, lifetimeMs);
      void written.eventual.then(() => this.releaseLease(lease));
      return written;
    }
    return this.#ask<true>("setAndRelease", async () => {
      await this.#store.setAndRelease?.(key, value, lifetimeMs, lease);
      return true;
    });
  }

  delete(key: string, value: string): StoreAnswer<true> {
    return this.#ask<true>("delete", async () => {
      await this.#store.delete(key, value);
      return true;
    });
  }

  acquireLease({ key, owner, lifetimeMs }: TokenLease): StoreAnswer<boolean> {
    return this.#ask("acquireLease", async () =>
      readBoolean(await this.#store.acquireLease?.(key, owner, lifetimeMs), "acquireLease"),
    );
  }

  releaseLease({ key, owner }: TokenLease): StoreAnswer<true> {
    return this.#ask<true>("releaseLease", async () => {
      await this.#store.releaseLease?.(key, owner);
      return true;
    });
  }

  #ask<Value>(operation: Operation, run: () => Promise<Value>): StoreAnswer<Value> {
    if (!this.isUp()) return unasked;
    const question = { operation, isOver: false };
    const eventual = this.#answer(question, run);
    const inTime = raceDeadline(eventual, createDeadline(this.#clock, answerMs), this.#clock, async () => {
      await readArrived();
      if (question.isOver) return eventual;
      this.#fail(question, "timeout");
      return undefined;
    });
    return { inTime, eventual };
  }

  async #answer<Value>(question: Question, run: () => Promise<Value>): Promise<Value | undefined> {
    try {
      const value = await run();
      this.#resume();
      return value;
    } catch (error) {
      // The store's error may repeat what was stored; the event says enough.
      const reason = error instanceof UnexpectedAnswerError ? "unexpected_answer" : "failed";
      if (!question.isOver) this.#fail(question, reason);
      return undefined;
    } finally {
      question.isOver = true;
    }
  }

  #fail(question: Question, reason: "failed" | "timeout" | "unexpected_answer"): void {
    question.isOver = true;
    const nowMs = this.#clock.now();
    // Several questions that fail at once are one failure of the store.
    if (this.isUp()) {
      this.#pause = startPause(nowMs, Math.min(longestPauseMs, firstPauseMs * 2 ** this.#failuresInRow));
      this.#failuresInRow += 1;
    }
    this.#unavailableSinceMs ??= nowMs;
    const pauseMs = Math.max(0, (this.#pause?.endsAtMs ?? nowMs) - nowMs);
    this.#emit({ type: "token_store_unavailable", operation: question.operation, reason, pauseMs });
  }

  /** Also ends the pause that another call began while this one was on its way. */
  #resume(): void {
    this.#pause = undefined;
    this.#failuresInRow = 0;
    if (this.#unavailableSinceMs === undefined) return;
    const unavailableMs = Math.max(0, this.#clock.now() - this.#unavailableSinceMs);
    this.#unavailableSinceMs = undefined;
    this.#emit({ type: "token_store_recovered", unavailableMs });
  }
}

type Operation = "get" | "set" | "delete" | "acquireLease" | "releaseLease" | "getOrLease" | "setAndRelease";

interface Question {
  readonly operation: Operation;
  /** Whether it was answered, or counts as failed. */
  isOver: boolean;
}

const nothing = Promise.resolve(undefined);
const unasked = { inTime: nothing, eventual: nothing };

function readBoolean(answer: unknown, operation: Operation): boolean {
  if (typeof answer === "boolean") return answer;
  throw new UnexpectedAnswerError(operation);
}

/**
 * One turn of the event loop, in which it reads what the network has brought. After a busy spell the timers come
 * first, and the response may have arrived already: then the process was slow, not the store.
 */
function readArrived(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
