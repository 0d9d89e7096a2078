import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { plainEnvironment } from "../run-command.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The Node that the client processes run on. */
    clientNode: string;
    clientNodeVersion: string;
  }
}

/** What came of one call: an answer, or an error's code. */
export interface Outcome {
  readonly id: string;
  readonly answer?: string;
  readonly code?: string;
  readonly message?: string;
  readonly retryable?: boolean;
  readonly toldAtMs: number;
}

export interface RecordedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

/** What a tool that was preloaded into the process has reported. */
export interface Report {
  readonly spans: readonly RecordedSpan[];
  /** All of it, with everything that the spans hold. */
  readonly text: string;
}

/** npm's undici in its versions, as installed for these tests. */
export const undicis = ["undici6", "undici7", "undici"] as const;

export interface DispatcherChoice {
  readonly undici: (typeof undicis)[number];
  readonly kind: "mock" | "failingMock" | "proxy" | "interceptors" | "insistent";
  /** What is mocked. */
  readonly origin?: string;
  readonly proxy?: string;
}

export interface Job {
  readonly how: "together" | "traced" | "inTurn";
  readonly kind: "query" | "mutation" | "customer";
  readonly ids: readonly string[];
  /** Of `createBigCommerce`, and the transport; each other set of options has an instance of its own. */
  readonly options: Readonly<Record<string, unknown>>;
  /** When, after all requests of `together` were begun, the process does something else, and for how long. */
  readonly busy?: { readonly afterMs: number; readonly forMs: number };
  /** Asked after each call of `inTurn`. */
  readonly between?: string;
}

const script = fileURLToPath(new URL("./client.mjs", import.meta.url));

export const accessToken = "wire-access-token-6c2f0d";
/** The package's own way to send, and an app's `fetch`. */
export const transports = ["dispatcher", "fetch"] as const;

/** Options of an instance whose queries go to `storefrontUrl`; its tokens come straight from `apiUrl`. */
export const optionsFor = (apiUrl: string, storefrontUrl = apiUrl) => ({
  storeHash: "abc123",
  accessToken,
  channelIds: [1],
  apiUrl,
  storefrontUrl,
  timeoutMs: 30_000,
});

export const idsOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index}.`);

/** A process with the built package, as an app would run it. */
export class ClientProcess {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(env: Record<string, string> = {}, execArgv: readonly string[] = []) {
    const child = fork(script, {
      execPath: inject("clientNode"),
      execArgv: ["--conditions=react-server", ...execArgv],
      env: plainEnvironment(env),
    });
    const client = new ClientProcess(child);
    await client.#answer();
    return client;
  }

  /** Does the jobs side by side. */
  async run(...jobs: readonly Job[]): Promise<Outcome[]> {
    this.#child.send(jobs);
    const answers: Outcome[][] = await this.#answer();
    return answers.flat();
  }

  async fetch(url: string): Promise<Outcome> {
    this.#child.send([{ how: "fetch", url }]);
    const [[outcome]] = await this.#answer();
    return outcome;
  }

  /** Lets the process call `setGlobalDispatcher` of npm's undici; returns whether its Node can load that undici. */
  async setDispatcher(choice: DispatcherChoice): Promise<boolean> {
    this.#child.send([{ how: "setDispatcher", ...choice }]);
    const [isLoaded] = await this.#answer();
    return isLoaded;
  }

  async report(): Promise<Report> {
    this.#child.send([{ how: "report" }]);
    const [report] = await this.#answer();
    return report;
  }

  /** Stops the process in its tracks, as a platform does with an instance that nobody asks. */
  freeze(): void {
    this.#child.kill("SIGSTOP");
  }

  thaw(): void {
    this.#child.kill("SIGCONT");
  }

  /** Has no more work for it; returns after how many milliseconds the process ended by itself. */
  async dismiss(): Promise<number> {
    const dismissedAt = performance.now();
    const gone = once(this.#child, "exit");
    this.#child.disconnect();
    await gone;
    return performance.now() - dismissedAt;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }

  async #answer() {
    const over = new AbortController();
    const gone = once(this.#child, "exit", { signal: over.signal }).then(([status]) => {
      throw new Error(`The client process ended with ${status}.`);
    });
    const [answer] = await Promise.race([once(this.#child, "message"), gone]);
    over.abort();
    return answer;
  }
}
