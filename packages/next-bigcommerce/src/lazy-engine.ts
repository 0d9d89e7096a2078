import type { Engine } from "./engine.js";
import type { SharedBigCommerceOptions } from "./options.js";
import type { Telemetry } from "./telemetry/events.js";
import { isOnWorkers } from "./workers.js";

/**
 * Loads the engine at its first use, so that an app's start, a build and a static page do not pay for it (benchmark
 * `start`). A wrong configuration fails each call, and the next one tries again: a corrected environment needs no restart.
 */
export class LazyEngine {
  readonly #options: SharedBigCommerceOptions;
  readonly #telemetry: Telemetry;
  #engine: Engine | undefined;

  constructor(options: SharedBigCommerceOptions, telemetry: Telemetry) {
    this.#options = options;
    this.#telemetry = telemetry;
  }

  readonly use = <Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> =>
    this.#engine === undefined ? this.#loadAndUse(work) : work(this.#engine);

  async #loadAndUse<Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> {
    await this.#load();
    if (this.#engine === undefined) throw new Error("The engine was not loaded.");
    return work(this.#engine);
  }

  // Resolves to nothing: `next dev` shows the browser what a promise resolves to, and the engine works with secrets.
  async #load(): Promise<void> {
    const { createEngine } = await loadEngine();
    this.#engine ??= createEngine(this.#options, this.#telemetry);
  }
}

let engineLoad: Promise<typeof import("./engine.js")> | undefined;

/** Once for those who ask at the same time: each `import()` of one module costs 20 µs, and a cold page has many readers. */
function loadEngine(): Promise<typeof import("./engine.js")> {
  // On Workers nobody may wait for what another request has begun.
  if (isOnWorkers) return import("./engine.js");
  engineLoad ??= import("./engine.js").finally(() => {
    engineLoad = undefined;
  });
  return engineLoad;
}
