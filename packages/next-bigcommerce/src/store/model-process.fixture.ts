import { BigCommerceError, getErrorCode } from "../errors.js";
import { HttpResponse } from "../http/message.js";
import { type BigCommerceEvent, createTelemetry } from "../telemetry/events.js";
import { createDeadline, type Deadline, deadlineError, remainingMs } from "../time/deadline.js";
import type { FakeClock } from "../time/fake-clock.fixture.js";
import { TokenCache } from "../token/cache.js";
import { createTokenMint } from "../token/mint.js";
import { learnServerTimeBound, serverNowMs } from "../token/server-time.js";
import { openSlot, type TokenSlot } from "../token/slot.js";
import { createMintSource, type TokenSource } from "../token/source.js";
import { StorefrontToken } from "../token/storefront-token.js";
import { BoundedTokenStore } from "./bounded.js";
import { FleetTokenSource } from "./fleet-source.js";
import type { createMemoryTokenStore } from "./memory-token-store.fixture.js";
import { brokenPromise } from "./model-promises.fixture.js";
import type { SealTime, TokenSeal } from "./seal.js";
import {
  type History,
  type HistoryStep,
  marginMs,
  mintErrors,
  tokenConfig,
} from "./token-history.fixture.js";

/** `Date` has whole seconds, and a skew under five seconds is not corrected. */
const clockErrorMs = 6_000;

type CallStep = Extract<HistoryStep, { kind: "call" }>;
type ProcessStep = Extract<HistoryStep, { readonly process: number }>;

/** A process of the fleet, and what the model knows of it from the calls it saw and the events it heard. */
export class ModelProcess {
  /** How far BigCommerce's clock is ahead at least, by what other processes sealed. */
  leastSkewMs = Number.NEGATIVE_INFINITY;
  readonly #world: World;
  readonly #cache: TokenCache;
  readonly #slot: TokenSlot;
  /** Whether BigCommerce itself told it the time. */
  #knowsTime = false;
  /** The deadline of each. */
  readonly #mintsOnTheirWay = new Set<Deadline>();
  #retryAtMs = 0;
  #mintCount = 0;
  #held: StorefrontToken | undefined;
  readonly #rejected = new Set<string>();

  constructor(world: World, index: number) {
    this.#world = world;
    this.#slot = openSlot(`process ${index}`);
    const telemetry = createTelemetry([{ listen: (event) => this.#hear(event) }]);
    this.#cache = new TokenCache({
      slot: this.#slot,
      clock: world.clock,
      telemetry,
      config: tokenConfig,
      source: this.#createSource(telemetry.emit),
      runInBackground: () => {},
    });
  }

  isMinting(): boolean {
    return this.#mintsOnTheirWay.size > 0;
  }

  /** A wait that began in the future is over. */
  afterClockSet(byMs: number): void {
    if (byMs < 0) this.#retryAtMs = 0;
    this.#tellTime();
  }

  checkCounted(): void {
    if (this.#slot.counters.mints !== this.#mintCount) this.#world.broken.push("a mint that was not counted");
  }

  async run(step: ProcessStep): Promise<void> {
    if (step.kind === "call") return this.#call(step);
    if (step.kind === "hear") return this.#tellTime();
    const held = this.#held;
    if (held === undefined) return;
    if (step.kind === "reject late") {
      this.#cache.reject(held.generation - 1);
      if (this.#held === undefined)
        this.#world.broken.push("a late refusal of an older token took a newer one away");
      return;
    }
    this.#rejected.add(held.token);
    if (step.kind === "reject") this.#cache.reject(held.generation);
    else void this.#cache.revoke(held, async () => {});
    this.#held = undefined;
  }

  #createSource(emit: (event: BigCommerceEvent) => void): TokenSource {
    const { clock, store, history } = this.#world;
    const mint = createTokenMint({
      ...tokenConfig,
      slot: this.#slot,
      clock,
      ask: (expiresAt, deadline) => this.#mint(expiresAt, deadline),
    });
    if (!history.shared) return createMintSource(mint);
    const nowMs = () => serverNowMs(this.#slot, clock);
    const isAtLeast = (serverMs: number) => {
      this.leastSkewMs = Math.max(this.leastSkewMs, serverMs - clock.now());
      learnServerTimeBound(this.#slot, clock, emit, serverMs);
    };
    const seal = createOpenSeal({ nowMs, isAtLeast });
    const bounded = new BoundedTokenStore(store, clock, emit);
    return new FleetTokenSource({ store: bounded, seal, key: "key", clock, nowMs, mint });
  }

  #hear(event: BigCommerceEvent): void {
    if (event.type === "token_mint_failed") this.#retryAtMs = this.#world.clock.now() + event.retryInMs;
    if (event.type === "token_evicted") this.#held = undefined;
  }

  #tellTime(): void {
    const { clock } = this.#world;
    this.#knowsTime = true;
    const date = new Date(this.#world.serverNow()).toUTCString();
    const header = (name: string) => (name === "date" ? date : undefined);
    const atMs = clock.now();
    this.#cache.observe(
      new HttpResponse({
        request: { headers: {} },
        status: 200,
        header,
        text: "",
        sentAtMs: atMs,
        receivedAtMs: atMs,
      }),
    );
  }

  async #mint(expiresAt: number, deadline: Deadline): Promise<StorefrontToken> {
    const { clock, broken } = this.#world;
    const { afterMs, outcome, value } = this.#world.nextMint();
    this.#mintCount += 1;
    // A mint that its process slept through is no longer one: its connection is gone.
    const isAlive = ({ atMs }: Deadline) => clock.now() <= atMs + 2000;
    if ([...this.#mintsOnTheirWay].some(isAlive)) broken.push("two mints at once in a process");
    this.#mintsOnTheirWay.add(deadline);
    if (clock.now() < this.#retryAtMs) broken.push("a mint before the back-off has passed");
    try {
      const leftMs = remainingMs(deadline, clock);
      await clock.sleep(Math.min(afterMs, leftMs), deadline.signal);
      if (deadline.signal?.aborted) throw mintErrors.aborted();
      if (afterMs >= leftMs) throw deadlineError(deadline, "The mint");
      const { skewMs } = this.#slot;
      this.#tellTime();
      const answered = expiresAt * 1000 <= this.#world.serverNow() ? "refused" : outcome;
      if (answered !== "token" && answered !== "same") throw mintErrors[answered]();
      // A mint that brings a token that was refused before is not repeated at once.
      if (this.#rejected.has(value) && this.#slot.skewMs === skewMs) this.#retryAtMs = clock.now() + 1;
      return new StorefrontToken(value, expiresAt);
    } finally {
      this.#mintsOnTheirWay.delete(deadline);
    }
  }

  async #call(step: CallStep): Promise<void> {
    const { clock, broken, waiting } = this.#world;
    const name = this.#world.nextCall();
    const leaving = new AbortController();
    const deadline = createDeadline(clock, step.timeoutMs, step.leaves ? leaving.signal : undefined);
    const mustBeServed = this.#mustServe();
    waiting.add(name);
    const settled = this.#cache
      .get(() => deadline)
      .then(
        (token) => this.#checkToken(token),
        (error: unknown) => this.#checkFailure(error, { name, step, deadline, mustBeServed }),
      )
      .then(() => {
        waiting.delete(name);
        if (clock.now() > Math.max(deadline.atMs, this.#world.thawedAtMs))
          broken.push(`${name} waited past its deadline`);
      });
    await clock.settle();
    if (mustBeServed && waiting.has(name)) broken.push(`${name} waited while a valid token was held`);
    if (!step.leaves) return;
    leaving.abort();
    await clock.settle();
    if (waiting.has(name)) broken.push(`${name} was kept waiting after it went away`);
    await settled;
  }

  #mustServe(): boolean {
    if (!this.#knowsTime || this.#held === undefined) return false;
    return this.#held.expiresAt * 1000 - this.#world.serverNow() > marginMs + clockErrorMs;
  }

  #checkToken(token: StorefrontToken): void {
    const { clock, broken } = this.#world;
    // Whoever only loads what others mint, and sends nothing itself, knows no more than those told it.
    const knownNowMs = this.#knowsTime ? this.#world.serverNow() : clock.now() + this.leastSkewMs;
    const lifeLeftMs = token.expiresAt * 1000 - knownNowMs;
    if (lifeLeftMs <= marginMs - clockErrorMs) broken.push(`a token with ${lifeLeftMs} ms of life left`);
    if (this.#rejected.has(token.token)) broken.push("a token that was rejected before");
    this.#held = token;
  }

  #checkFailure(error: unknown, { name, step, deadline, mustBeServed }: FailedCall): void {
    const { clock, broken } = this.#world;
    if (!(error instanceof BigCommerceError)) broken.push(`${name} failed with ${String(error)}`);
    const isServable = this.#slot.token?.token.isValid(serverNowMs(this.#slot, clock), marginMs);
    if (isServable && clock.now() < deadline.atMs && !step.leaves)
      broken.push(`${name} failed within its deadline while its process had a valid token`);
    if (mustBeServed) broken.push(`${name} failed while a valid token was held`);
    const failed = {
      ...step,
      code: getErrorCode(error),
      leftMs: remainingMs(deadline, clock),
      failingForMs: clock.now() - (this.#slot.failure?.rowBeganAtMs ?? clock.now()),
    };
    const unexcused = brokenPromise(failed, this.#world.history);
    if (unexcused !== undefined) broken.push(`${name} failed: ${unexcused}`);
  }
}

/** Says what is in it: the seal itself has tests of its own, and this many runs need none of its arithmetic. */
function createOpenSeal(time: SealTime): TokenSeal {
  return {
    seal: ({ token, expiresAt }) => `${expiresAt} ${token} ${time.nowMs()}`,
    open: (text) => {
      const [expiresAt, token, sealedAtMs] = text.split(" ");
      if (token === undefined) return undefined;
      time.isAtLeast(Number(sealedAtMs));
      return new StorefrontToken(token, Number(expiresAt));
    },
  };
}

interface FailedCall {
  readonly name: string;
  readonly step: CallStep;
  readonly deadline: Deadline;
  readonly mustBeServed: boolean;
}

/** What surrounds a process: the time, the shared store, and what the history plans. */
export interface World {
  readonly history: History;
  readonly clock: FakeClock;
  readonly store: ReturnType<typeof createMemoryTokenStore>;
  /** What was found wrong. */
  readonly broken: string[];
  /** The callers that have no answer yet. */
  readonly waiting: Set<string>;
  /** When the last freeze ended. */
  readonly thawedAtMs: number;
  serverNow(): number;
  nextMint(): History["mints"][number] & { readonly value: string };
  nextCall(): string;
}
