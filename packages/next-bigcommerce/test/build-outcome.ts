import type { BuildResult } from "./recorded-build.js";

/** What a build came to: it went through, it was refused for the reasons that were asked for, or neither. */
export type BuildOutcome = "built" | "refused" | "failed for another reason" | "crashed";

/** How a crash of a program itself ends it. A signal from outside, such as SIGKILL, is none. */
const crashSignals: ReadonlySet<string | null> = new Set(["SIGSEGV", "SIGBUS", "SIGABRT", "SIGILL"]);
const crashedWorker = /worker exited with code: null and signal: SIG(SEGV|BUS|ABRT|ILL)\b/;
/** Next prints the table of routes last, and of a build that went through only. */
const routeTable = /^Route \((app|pages)\)/m;

const isCrash = ({ signal, output }: BuildResult) => crashSignals.has(signal) || crashedWorker.test(output);

/**
 * What a build proves about the reasons to refuse it. Next 16.3.0 crashes now and then on a busy machine, mostly while it
 * exits after its error. A crash after all reasons were printed is a refusal: they were found and no build came of it.
 * A crash before that proves nothing.
 */
export function outcomeOf(result: BuildResult, reasons: readonly RegExp[]): BuildOutcome {
  const { status, output } = result;
  if (status === 0 || routeTable.test(output)) return "built";
  const isCrashed = isCrash(result);
  const isNamed = reasons.length > 0 && reasons.every((reason) => reason.test(output));
  if (isNamed && (status === 1 || isCrashed)) return "refused";
  return isCrashed ? "crashed" : "failed for another reason";
}

const attempts = 3;

/** Builds until a build says something about the reasons, since a crash alone says nothing. */
async function buildUntil(
  expected: BuildOutcome,
  build: () => Promise<BuildResult>,
  reasons: readonly RegExp[],
): Promise<BuildResult> {
  let result = await build();
  for (let attempt = 1; attempt < attempts && outcomeOf(result, reasons) === "crashed"; attempt += 1)
    result = await build();
  const outcome = outcomeOf(result, reasons);
  if (outcome === expected) return result;
  throw new Error(
    `The build came to "${outcome}" (status ${result.status}, signal ${result.signal}), not to "${expected}":\n${result.output}`,
  );
}

/**
 * Runs a build that must be refused for all of these reasons.
 * @throws Error with all that the build printed, when it was not.
 */
export const expectRefusal = (build: () => Promise<BuildResult>, reasons: readonly RegExp[]) =>
  buildUntil("refused", build, reasons);

/**
 * Runs a build that must go through.
 * @throws Error with all that the build printed, when it did not.
 */
export const expectBuild = (build: () => Promise<BuildResult>) => buildUntil("built", build, []);
