import { resetProcessState } from "../connection.fixture.js";
import { createFakeClock, type FakeClock } from "../time/fake-clock.fixture.js";
import { createMemoryTokenStore } from "./memory-token-store.fixture.js";
import { ModelProcess, type World } from "./model-process.fixture.js";
import { type History, type HistoryStep, type StoreState, tokenConfig } from "./token-history.fixture.js";

/** What a run broke; an empty list is a pass. */
export async function runHistory(history: History): Promise<readonly string[]> {
  resetProcessState();
  const clock = createFakeClock(history.seed);
  const world = new TokenWorld(history, clock);
  for (const step of history.steps) {
    await world.run(step);
    await clock.settle();
  }
  await clock.pass(2 * tokenConfig.timeoutMs);
  world.checkEnd();
  return world.broken;
}

/** BigCommerce, the shared store and the processes of a fleet, on one clock. */
class TokenWorld implements World {
  readonly history: History;
  readonly clock: FakeClock;
  readonly store;
  readonly broken: string[] = [];
  readonly waiting = new Set<string>();
  thawedAtMs = 0;
  readonly #processes: readonly ModelProcess[];
  #mintCount = 0;
  #tokenCount = 0;
  #callCount = 0;
  #setByMs = 0;
  #setAgainAtMs = 0;
  #sharedBefore: string | undefined;

  constructor(history: History, clock: FakeClock) {
    this.history = history;
    this.clock = clock;
    this.store = createMemoryTokenStore(clock);
    this.#processes = Array.from({ length: history.processes }, (_, index) => new ModelProcess(this, index));
  }

  serverNow(): number {
    return this.clock.now() - this.#setByMs + this.history.serverOffsetMs;
  }

  nextMint() {
    const plan = this.history.mints[this.#mintCount] ?? { afterMs: 0, outcome: "token" };
    this.#mintCount += 1;
    if (plan.outcome === "token") this.#tokenCount += 1;
    return { ...plan, value: `token-${this.#tokenCount}` };
  }

  nextCall(): string {
    this.#callCount += 1;
    return `call ${this.#callCount}`;
  }

  async run(step: HistoryStep): Promise<void> {
    this.#sharedBefore = this.store.entries.get("key")?.value ?? this.#sharedBefore;
    if (step.kind === "pass") return this.clock.pass(step.ms);
    if (step.kind === "freeze") {
      this.thawedAtMs = this.clock.now() + step.ms;
      return this.clock.freeze(step.ms);
    }
    if (step.kind === "set clock") return this.#setClock(step.ms);
    if (step.kind === "store") return this.#changeStore(step.state);
    return this.#processes[step.process % this.#processes.length]?.run(step);
  }

  checkEnd(): void {
    for (const own of this.#processes) own.checkCounted();
    if (this.waiting.size > 0) this.broken.push(`${this.waiting.size} callers were left waiting`);
  }

  #changeStore(state: StoreState): void {
    const { store } = this;
    store.before = async () => {};
    if (state === "dead") store.before = () => Promise.reject(new Error("The store is dead."));
    if (state === "hanging") store.before = () => new Promise(() => {});
    if (state === "empty") store.entries.clear();
    if (state === "lease held") store.entries.set("key|lease", { value: "somebody", untilMs: Infinity });
    if (state === "replayed" && this.#sharedBefore !== undefined)
      store.entries.set("key", { value: this.#sharedBefore, untilMs: Infinity });
  }

  /** Between calls, whose deadlines are by this clock; the next response then tells the time. */
  async #setClock(byMs: number): Promise<void> {
    if (this.waiting.size > 0 || this.#processes.some((own) => own.isMinting())) return;
    // Set twice, it can give a flight that was over its time back: that may cost a mint.
    const passedMs = this.clock.now() - this.#setByMs;
    if (passedMs < this.#setAgainAtMs) return;
    this.#setAgainAtMs = passedMs + 2 * tokenConfig.timeoutMs;
    this.#setByMs += byMs;
    for (const own of this.#processes) own.leastSkewMs -= byMs;
    await this.clock.set(byMs);
    for (const entry of this.store.entries.values()) entry.untilMs += byMs;
    for (const own of this.#processes) own.afterClockSet(byMs);
  }
}
