import type { Clock } from "../time/clock.js";
import { checkDeadline, type Deadline } from "../time/deadline.js";
import { isPaused, spreadMs } from "../time/pause.js";
import type { MintToken, ObtainedToken, TokenRequest } from "../token/source.js";
import type { BoundedTokenStore, StoreAnswer } from "./bounded.js";
import type { SharedToken } from "./shared-token.js";
import type { TokenLease } from "./token-store.js";

const [firstPollMs, longestPollMs, pollGrowth] = [45, 300, 1.5];
/** Who has waited longer than a quick mint takes tries to get the lease as well: its holder may have died. */
const quickMintMs = 1_000;
/** How often a process that mints looks whether another one was quicker: with the lease, and without. */
const [holderLooksMs, othersLookMs] = [750, 250];
/** How often one that waits looks whether a caller has come who can wait less. */
const patienceMs = 250;
const lastLookMs = 100;

/**
 * One process that needs a token. It talks to the store until it finds one, and mints when its turn has come: when it
 * gets the lease, when the store fails or does not answer, or when there is just time enough left to mint for itself.
 * The talk goes on meanwhile, and the token that comes first is taken.
 */
export class FleetCall {
  readonly #parts: FleetCallParts;
  readonly #request: TokenRequest;
  readonly #deadline: Deadline;
  readonly #lease: TokenLease;
  readonly #startedAtMs: number;
  readonly #chance: number;
  readonly #done = new AbortController();
  /** Resolves to the token of the last look, or once it is this process's turn to mint. */
  readonly #turn: Promise<ObtainedToken | undefined>;
  #endWait: (found?: ObtainedToken) => void = () => {};
  #hasTurn = false;
  #hasLease = false;

  constructor(parts: FleetCallParts, request: TokenRequest, deadline: Deadline, lease: TokenLease) {
    this.#parts = parts;
    this.#request = request;
    this.#deadline = deadline;
    this.#lease = lease;
    this.#startedAtMs = parts.clock.now();
    this.#chance = parts.clock.random();
    this.#turn = new Promise((resolve) => {
      this.#endWait = resolve;
    });
  }

  /** Resolves to `undefined` if another process is making the refresh. */
  async run(): Promise<ObtainedToken | undefined> {
    const talk = this.#talkToStore();
    void this.#waitForLastMoment();
    try {
      const found = await Promise.race([talk, this.#turn]);
      return found === undefined && this.#hasTurn ? await this.#mint(talk) : found;
    } finally {
      this.#done.abort();
      this.#release();
    }
  }

  /** A frozen process may wake up with no time left: then nothing is begun that another flight does already. */
  async #mint(talk: Promise<ObtainedToken | undefined>): Promise<ObtainedToken> {
    const { clock, mint, shared } = this.#parts;
    checkDeadline(this.#deadline, clock, "Minting a token");
    const signals = [this.#done.signal, this.#deadline.signal].filter((signal) => signal !== undefined);
    const minting = mint(this.#request.expiresAt, { ...this.#deadline, signal: AbortSignal.any(signals) });
    const first = await Promise.race([minting, talk]);
    if (first !== undefined && "source" in first) return first;
    const token = first ?? (await minting);
    const lease = this.#hasLease ? this.#lease : undefined;
    this.#hasLease = false;
    await shared.share(token, lease);
    return { source: "mint", token };
  }

  /** Resolves to a token that another process put into the store, or `undefined` if nobody waits for it any more. */
  async #talkToStore(): Promise<ObtainedToken | undefined> {
    for (let pollMs = firstPollMs; !this.#done.signal.aborted; pollMs *= pollGrowth) {
      const found = await this.#look(pollMs === firstPollMs);
      if (found !== undefined || (this.#request.isRefresh && !this.#hasTurn)) return found;
      const waitMs = this.#hasTurn ? this.#watchMs() : Math.min(pollMs, longestPollMs);
      await this.#parts.clock.sleep(spreadMs(waitMs, 0.75, 1.25, this.#parts.clock), this.#done.signal);
    }
    return undefined;
  }

  #watchMs(): number {
    return this.#hasLease ? holderLooksMs : othersLookMs;
  }

  async #look(isFirst: boolean): Promise<ObtainedToken | undefined> {
    const { store, key, clock } = this.#parts;
    const waitedMs = clock.now() - this.#startedAtMs;
    const asksForLease = !this.#hasTurn && (isFirst || waitedMs > quickMintMs);
    const found = await this.#hear(asksForLease ? store.getOrLease(key, this.#lease) : store.get(key));
    const token = this.#accept(found?.value);
    if (token !== undefined || found === undefined || !asksForLease) return token;
    if (found.hasLease) {
      this.#holdLease();
      this.#beginTurn();
      return undefined;
    }
    // The store was not asked for the lease, or kept it back for a token that is of no use here, or for longer than any
    // lease lives.
    const isOverdue = waitedMs > this.#lease.lifetimeMs;
    const mustAsk = found.hasLease === undefined || found.value !== undefined || isOverdue;
    return mustAsk ? this.#acquireAndLook() : undefined;
  }

  async #acquireAndLook(): Promise<ObtainedToken | undefined> {
    const { store, key } = this.#parts;
    const isLeased = store.hasLease && (await this.#hear(store.acquireLease(this.#lease)));
    if (isLeased) this.#holdLease();
    else if (store.hasLease) return undefined;
    // Its last holder may have stored a token since the last look.
    const found = isLeased ? await this.#hear(store.get(key)) : undefined;
    const token = this.#accept(found?.value);
    if (token === undefined) this.#beginTurn();
    return token;
  }

  /** What the store says, however late: it is used even then, but nobody waits for it without minting. */
  async #hear<Value>({ inTime, eventual }: StoreAnswer<Value>): Promise<Value | undefined> {
    const answer = await inTime;
    if (answer !== undefined) return answer;
    this.#beginTurn();
    return eventual;
  }

  #accept(value: string | undefined): ObtainedToken | undefined {
    const token = this.#parts.shared.open(value);
    return token !== undefined && this.#request.accepts(token) ? { source: "store", token } : undefined;
  }

  #holdLease(): void {
    this.#hasLease = true;
    if (this.#done.signal.aborted) this.#release();
  }

  #release(): void {
    if (this.#hasLease) this.#parts.store.releaseLease(this.#lease);
    this.#hasLease = false;
  }

  #beginTurn(): void {
    this.#hasTurn = true;
    this.#endWait();
  }

  /** A clock that is set back meanwhile ends the wait: nobody knows how long it has been. */
  async #waitForLastMoment(): Promise<void> {
    const { clock } = this.#parts;
    for (let leftMs = this.#patienceLeftMs(); leftMs > 0; leftMs = this.#patienceLeftMs()) {
      await clock.sleep(Math.min(leftMs, patienceMs), this.#done.signal);
      if (this.#done.signal.aborted || this.#hasTurn) return;
    }
    const lastLook = this.#parts.store.get(this.#parts.key).inTime;
    const found = await Promise.race([lastLook, clock.sleep(lastLookMs, this.#done.signal)]);
    const token = this.#accept(found?.value);
    if (token === undefined) this.#beginTurn();
    else this.#endWait(token);
  }

  #patienceLeftMs(): number {
    const nowMs = this.#parts.clock.now();
    const soonest = this.#deadline.soonest?.() ?? this.#deadline;
    const endsAtMs = Math.min(soonest.atMs, this.#deadline.atMs);
    const waitMs = Math.min(soonest.timeoutMs, endsAtMs - this.#startedAtMs);
    const pause = { beganAtMs: this.#startedAtMs, endsAtMs: endsAtMs - roomForMintMs(waitMs, this.#chance) };
    return isPaused(pause, nowMs) ? pause.endsAtMs - nowMs : 0;
  }
}

/**
 * A tenth to a fifth of the time that a caller waits, at least some 700 ms, and never more than half. By chance: the
 * first to mint for itself may spare the others theirs.
 */
function roomForMintMs(waitMs: number, chance: number): number {
  return Math.min(waitMs / 2, Math.max(waitMs * (0.1 + 0.1 * chance), 600 + 200 * chance));
}

export interface FleetCallParts {
  readonly store: BoundedTokenStore;
  readonly shared: SharedToken;
  /** The place of this token in the store. */
  readonly key: string;
  readonly clock: Clock;
  readonly mint: MintToken;
}
