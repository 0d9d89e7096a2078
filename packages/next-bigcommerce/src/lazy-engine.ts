import type { Engine, EngineParts } from "./engine.js";

/** Does work with the engine, once it is there. */
export type WithEngine = <Result>(work: (engine: Engine) => Promise<Result>) => Promise<Result>;

/**
 * Loads the engine at its first use, so that an app's start, a build and a static page do not pay for it. `readParts`
 * checks the configuration: what it throws goes to each caller, and the next one tries again.
 */
export function createLazyEngine(readParts: () => EngineParts): WithEngine {
  let engine: Engine | undefined;

  // Resolves to nothing: `next dev` shows the browser what a promise resolves to, and the engine works with secrets.
  async function load(): Promise<void> {
    const parts = readParts();
    const { createEngine } = await import("./engine.js");
    engine ??= createEngine(parts);
  }

  return async (work) => {
    if (engine === undefined) await load();
    if (engine === undefined) throw new Error("The engine was not loaded.");
    return work(engine);
  };
}
