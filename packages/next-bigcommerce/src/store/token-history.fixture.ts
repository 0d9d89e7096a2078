import { resetProcessState } from "../connection.fixture.js";
import { BigCommerceError, getErrorCode } from "../errors.js";
import { HttpResponse } from "../http/message.js";
import { type BigCommerceEvent, createTelemetry } from "../telemetry/events.js";
import { createDeadline, type Deadline, deadlineError, remainingMs } from "../time/deadline.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { TokenCache } from "../token/cache.js";
import { learnServerTimeBound, serverNowMs } from "../token/server-time.js";
import { openSlot, type TokenSlot } from "../token/slot.js";
import { createMintSource } from "../token/source.js";
import { StorefrontToken } from "../token/storefront-token.js";
import { BoundedTokenStore } from "./bounded.js";
import { FleetTokenSource } from "./fleet-source.js";
import { createMemoryTokenStore } from "./memory-token-store.fixture.js";
import type { SealTime, TokenSeal } from "./seal.js";

export const lifetimeMs = 100_000;
export const marginMs = 10_000;
const timeoutMs = 10_000;
const config = {
  tokenLifetimeSeconds: lifetimeMs / 1000,
  expiryMarginSeconds: marginMs / 1000,
  timeoutMs,
};
/** `Date` has whole seconds, and a skew under five seconds is not corrected. */
const clockErrorMs = 6_000;

type MintOutcome = "token" | "unavailable" | "rate_limited" | "malformed";
type StoreState = "up" | "dead" | "hanging" | "empty" | "replayed" | "lease held";

export type HistoryStep =
  | { readonly kind: "call"; readonly process: number; readonly timeoutMs: number; readonly leaves: boolean }
  | { readonly kind: "reject" | "reject late" | "revoke" | "hear"; readonly process: number }
  | { readonly kind: "pass"; readonly ms: number }
  | { readonly kind: "freeze"; readonly ms: number }
  | { readonly kind: "set clock"; readonly ms: number }
  | { readonly kind: "store"; readonly state: StoreState };

export interface History {
  readonly seed: number;
  readonly processes: number;
  readonly shared: boolean;
  /** BigCommerce's clock minus the fleet's. */
  readonly serverOffsetMs: number;
  /** What the mints answer, one after the other; afterwards tokens, at once. */
  readonly mints: readonly { readonly afterMs: number; readonly outcome: MintOutcome }[];
  readonly steps: readonly HistoryStep[];
}

/** What the model knows of one process, from the calls it saw and the events it heard. */
interface ModelProcess {
  readonly cache: TokenCache;
  readonly slot: TokenSlot;
  /** Whether BigCommerce itself told it the time. */
  knowsTime: boolean;
  /** How far BigCommerce's clock is ahead at least, by what other processes sealed. */
  leastSkewMs: number;
  /** The deadline of each. */
  readonly mintsOnTheirWay: Set<Deadline>;
  retryAtMs: number;
  held: StorefrontToken | undefined;
  readonly rejected: Set<string>;
}

/** What a run broke; an empty list is a pass. */
export async function runHistory(history: History): Promise<readonly string[]> {
  resetProcessState();
  const clock = createFakeClock(history.seed);
  const broken: string[] = [];
  const world = createWorld(history, clock, broken);
  for (const step of history.steps) {
    await world.run(step);
    await clock.settle();
  }
  await clock.pass(2 * timeoutMs);
  world.checkNobodyWaits();
  return broken;
}

/** Says what is in it: the seal itself has tests of its own, and this many runs need none of its arithmetic. */
const createOpenSeal = (time: SealTime): TokenSeal => ({
  seal: ({ token, expiresAt }) => `${expiresAt} ${token} ${time.nowMs()}`,
  open: (text) => {
    const [expiresAt, token, sealedAtMs] = text.split(" ");
    if (token === undefined) return undefined;
    time.isAtLeast(Number(sealedAtMs));
    return new StorefrontToken(token, Number(expiresAt));
  },
});

function createWorld(history: History, clock: FakeClock, broken: string[]) {
  const store = createMemoryTokenStore(clock);
  let setByMs = 0;
  let setAgainAtMs = 0;
  const serverNow = () => clock.now() - setByMs + history.serverOffsetMs;
  const waiting = new Set<string>();
  let mintCount = 0;
  let callCount = 0;
  let thawedAtMs = 0;
  let sharedBefore: string | undefined;

  function tellTime(own: ModelProcess): void {
    own.knowsTime = true;
    const header = (name: string) => (name === "date" ? new Date(serverNow()).toUTCString() : undefined);
    own.cache.observe(
      new HttpResponse({ status: 200, header, text: "", sentAtMs: clock.now(), receivedAtMs: clock.now() }),
    );
  }

  /** A mint that its process slept through is no longer one: its connection is gone. */
  const isAlive = (deadline: Deadline) => clock.now() <= deadline.atMs + 2000;

  async function mint(own: ModelProcess, expiresAt: number, deadline: Deadline): Promise<StorefrontToken> {
    const plan = history.mints[mintCount] ?? { afterMs: 0, outcome: "token" };
    mintCount += 1;
    const value = `token-${mintCount}`;
    if ([...own.mintsOnTheirWay].some(isAlive)) broken.push("two mints at once in a process");
    own.mintsOnTheirWay.add(deadline);
    if (clock.now() < own.retryAtMs) broken.push("a mint before the back-off has passed");
    try {
      const leftMs = remainingMs(deadline, clock);
      await clock.sleep(Math.min(plan.afterMs, leftMs), deadline.signal);
      if (deadline.signal?.aborted) throw mintErrors.aborted();
      if (plan.afterMs >= leftMs) throw deadlineError(deadline, "The mint");
      tellTime(own);
      const outcome = expiresAt * 1000 <= serverNow() ? "refused" : plan.outcome;
      if (outcome === "token") return new StorefrontToken(value, expiresAt);
      throw mintErrors[outcome]();
    } finally {
      own.mintsOnTheirWay.delete(deadline);
    }
  }

  function hear(own: ModelProcess, event: BigCommerceEvent): void {
    if (event.type === "token_mint_failed") own.retryAtMs = clock.now() + event.retryInMs;
    if (event.type === "token_evicted") own.held = undefined;
  }

  function createProcess(index: number): ModelProcess {
    const slot = openSlot(`process ${index}`);
    const telemetry = createTelemetry([{ listen: (event) => hear(own, event) }]);
    const askMint = (expiresAt: number, deadline: Deadline) => mint(own, expiresAt, deadline);
    const nowMs = () => serverNowMs(slot, clock);
    const isAtLeast = (serverMs: number) => {
      own.leastSkewMs = Math.max(own.leastSkewMs, serverMs - clock.now());
      learnServerTimeBound(slot, clock, telemetry.emit, serverMs);
    };
    const source = history.shared
      ? new FleetTokenSource({
          store: new BoundedTokenStore(store, clock, telemetry.emit),
          seal: createOpenSeal({ nowMs, isAtLeast }),
          key: "key",
          clock,
          nowMs,
          mint: askMint,
        })
      : createMintSource(askMint);
    const runInBackground = () => {};
    const cache = new TokenCache({ slot, clock, telemetry, config, source, runInBackground });
    const own: ModelProcess = {
      cache,
      slot,
      knowsTime: false,
      leastSkewMs: Number.NEGATIVE_INFINITY,
      mintsOnTheirWay: new Set(),
      retryAtMs: 0,
      held: undefined,
      rejected: new Set(),
    };
    return own;
  }

  const processes = Array.from({ length: history.processes }, (_, index) => createProcess(index));
  const processOf = (step: { process: number }): ModelProcess =>
    processes[step.process % processes.length] ?? createProcess(step.process);

  function checkToken(own: ModelProcess, token: StorefrontToken): void {
    // Whoever only loads what others mint, and sends nothing itself, knows no more than those told it.
    const knownNowMs = own.knowsTime ? serverNow() : clock.now() + own.leastSkewMs;
    const lifeLeftMs = token.expiresAt * 1000 - knownNowMs;
    if (lifeLeftMs <= marginMs - clockErrorMs) broken.push(`a token with ${lifeLeftMs} ms of life left`);
    if (own.rejected.has(token.token)) broken.push("a token that was rejected before");
    own.held = token;
  }

  /** Where BigCommerce is quick and nothing sleeps, no store may make a caller wait for ten seconds. */
  const isPatient = ({ timeoutMs: patienceMs, leaves }: { timeoutMs: number; leaves: boolean }) =>
    patienceMs >= timeoutMs &&
    !leaves &&
    history.mints.every(({ afterMs, outcome }) => afterMs < 1000 && outcome === "token") &&
    history.steps.every(({ kind }) => kind !== "freeze");

  async function call(own: ModelProcess, step: Extract<HistoryStep, { kind: "call" }>): Promise<void> {
    callCount += 1;
    const name = `call ${callCount}`;
    const leaving = new AbortController();
    const deadline = createDeadline(clock, step.timeoutMs, step.leaves ? leaving.signal : undefined);
    const mustBeServed =
      own.knowsTime &&
      own.held !== undefined &&
      own.held.expiresAt * 1000 - serverNow() > marginMs + clockErrorMs;
    waiting.add(name);
    const settled = own.cache
      .get(() => deadline)
      .then(
        (token) => checkToken(own, token),
        (error: unknown) => {
          if (!(error instanceof BigCommerceError)) broken.push(`${name} failed with ${String(error)}`);
          const { token } = own.slot;
          const isServable = token?.token.isValid(serverNowMs(own.slot, clock), marginMs);
          if (isServable && clock.now() < deadline.atMs && !step.leaves)
            broken.push(`${name} failed within its deadline while its process had a valid token`);
          if (mustBeServed) broken.push(`${name} failed while a valid token was held`);
          else if (getErrorCode(error) === "timeout" && isPatient(step)) broken.push(`${name} timed out`);
        },
      )
      .then(() => {
        waiting.delete(name);
        if (clock.now() > Math.max(deadline.atMs, thawedAtMs))
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

  function changeStore(state: StoreState): void {
    store.before = async () => {};
    if (state === "dead") store.before = () => Promise.reject(new Error("The store is dead."));
    if (state === "hanging") store.before = () => new Promise(() => {});
    if (state === "empty") store.entries.clear();
    if (state === "lease held") {
      // A process whose clock is wrong may need two mints, for which the last moment of going alone has no room.
      const isClockRight = Math.abs(history.serverOffsetMs) < 5000;
      for (const lease of isClockRight ? ["key|lease", "key|spare-lease"] : ["key|lease"])
        store.entries.set(lease, { value: "somebody", untilMs: Infinity });
    }
    if (state === "replayed" && sharedBefore !== undefined) {
      store.entries.set("key", { value: sharedBefore, untilMs: Infinity });
    }
  }

  async function run(step: HistoryStep): Promise<void> {
    sharedBefore = store.entries.get("key")?.value ?? sharedBefore;
    if (step.kind === "pass") return clock.pass(step.ms);
    if (step.kind === "freeze") {
      thawedAtMs = clock.now() + step.ms;
      return clock.freeze(step.ms);
    }
    if (step.kind === "set clock") return setClock(step.ms);
    if (step.kind === "store") return changeStore(step.state);
    return runInProcess(step);
  }

  /** Between calls, whose deadlines are by this clock; the next answer then tells the time. */
  async function setClock(byMs: number): Promise<void> {
    if (waiting.size > 0 || processes.some(({ mintsOnTheirWay }) => mintsOnTheirWay.size > 0)) return;
    // Set twice, it can give a flight that was over its time back: that may cost a mint.
    const passedMs = clock.now() - setByMs;
    if (passedMs < setAgainAtMs) return;
    setAgainAtMs = passedMs + 2 * timeoutMs;
    setByMs += byMs;
    for (const own of processes) own.leastSkewMs -= byMs;
    await clock.set(byMs);
    for (const entry of store.entries.values()) entry.untilMs += byMs;
    for (const own of processes) {
      // A wait that began in the future is over.
      if (byMs < 0) own.retryAtMs = 0;
      tellTime(own);
    }
  }

  async function runInProcess(step: Extract<HistoryStep, { readonly process: number }>): Promise<void> {
    const own = processOf(step);
    if (step.kind === "call") return call(own, step);
    if (step.kind === "hear") return tellTime(own);
    if (own.held === undefined) return;
    const { held } = own;
    if (step.kind === "reject late") {
      own.cache.reject(held.generation - 1);
      if (own.held === undefined) broken.push("a late refusal of an older token took a newer one away");
      return;
    }
    own.rejected.add(held.token);
    if (step.kind === "reject") own.cache.reject(held.generation);
    else void own.cache.revoke(held, async () => {});
    own.held = undefined;
  }

  const checkNobodyWaits = () => {
    if (waiting.size > 0) broken.push(`${waiting.size} callers were left waiting`);
  };
  return { run, checkNobodyWaits };
}

const failure = (code: BigCommerceError["code"], retryAfterMs?: number) => () =>
  new BigCommerceError(code, "As the history says.", { retryable: true, retryAfterMs });

const mintErrors = {
  unavailable: failure("upstream_unavailable"),
  rate_limited: failure("rate_limited", 3000),
  malformed: failure("upstream_malformed"),
  refused: failure("request_rejected"),
  aborted: failure("aborted"),
};
