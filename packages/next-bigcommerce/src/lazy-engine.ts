import type { Engine } from "./engine.js";
import type { SharedBigCommerceOptions } from "./options.js";
import type { Telemetry } from "./telemetry/events.js";

/** Does work with the engine, once it is there. */
export type WithEngine = <Result>(work: (engine: Engine) => Promise<Result>) => Promise<Result>;

/**
 * Loads the engine at its first use, so that an app's start, a build and a static page do not pay for it. A wrong
 * configuration is told to each caller, and the next one tries again: a mended environment needs no restart.
 */
export function createLazyEngine(options: SharedBigCommerceOptions, telemetry: Telemetry): WithEngine {
  let engine: Engine | undefined;

  // Resolves to nothing: `next dev` shows the browser what a promise resolves to, and the engine works with secrets.
  async function load(): Promise<void> {
    const { createEngine } = await import("./engine.js");
    engine ??= createEngine(options, telemetry);
  }

  return async (work) => {
    if (engine === undefined) await load();
    if (engine === undefined) throw new Error("The engine was not loaded.");
    return work(engine);
  };
}
