import { inspect } from "node:util";
import type { StepResult } from "./vitest-report.ts";

/** Prints lines of a step's output. */
export type Print = (text: string) => void;

export interface TestStep {
  name: string;
  run(print: Print): Promise<StepResult>;
}

/** Steps that run one after another, beside those of other lanes. */
export type Lane = readonly TestStep[];

export interface RunResult extends StepResult {
  readonly durations: readonly { readonly name: string; readonly seconds: number }[];
}

/** Takes secrets out of what is about to be printed. */
type Redact = (text: string) => string;

/**
 * Runs lanes side by side. With more than one, what a step prints is shown when it has ended, so that lanes do not mix.
 * A step that throws counts as failed and does not stop the others.
 */
export async function runSteps(lanes: readonly Lane[], redact: Redact = (text) => text): Promise<RunResult> {
  const show = (text: string) => console.log(redact(text).split("\n").map(shorten).join("\n"));
  const results = await Promise.all(lanes.map((lane) => runLane(lane, show, lanes.length > 1)));
  const total = addResults(results);
  return { ...total, failures: total.failures.map(redact) };
}

async function runLane(lane: Lane, show: Print, isHeldBack: boolean): Promise<RunResult> {
  const results: RunResult[] = [];
  for (const step of lane) {
    const held: string[] = [];
    if (isHeldBack) show(`... ${step.name}`);
    else show(`\n--- ${step.name}`);
    const ran = await runStep(step, isHeldBack ? (text) => held.push(text) : show);
    if (isHeldBack) show([`\n--- ${step.name}`, ...held].join("\n"));
    const seconds = ran.durations.reduce((sum, duration) => sum + duration.seconds, 0);
    show(`--- ${step.name}: ${summary(ran)} (${seconds.toFixed(1)} s)`);
    results.push(ran);
  }
  return addResults(results);
}

async function runStep({ name, run }: TestStep, print: Print): Promise<RunResult> {
  const startedAt = performance.now();
  const result = await run(print).catch((error: unknown) => {
    print(inspect(error));
    return { passed: 0, failed: 1, skipped: 0, failures: [String(error)] };
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  const failures = result.failures.map((failure) => `${name}: ${failure}`);
  return { ...result, failures, durations: [{ name, seconds }] };
}

/** What several runs came to together. */
export function addResults(results: readonly RunResult[]): RunResult {
  const sum = (read: (result: StepResult) => number) =>
    results.reduce((total, result) => total + read(result), 0);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
    failures: results.flatMap(({ failures }) => failures),
    durations: results.flatMap(({ durations }) => durations),
  };
}

const shorten = (line: string) =>
  line.length > 500 ? `${line.slice(0, 500)} … (${line.length} characters)` : line;

const shownLines = 12;

function cutToEnds(text: string): string {
  const lines = text.trimEnd().split("\n").map(shorten);
  return lines.length <= 2 * shownLines
    ? lines.join("\n")
    : [...lines.slice(0, shownLines), "…", ...lines.slice(-shownLines)].join("\n");
}

/** What the run prints before its last line, so that a log cut to its end still says what failed. */
export const failureReport = ({ failures }: StepResult) =>
  failures.map((failure) => `\nFAILED ${cutToEnds(failure)}`).join("\n");

/** Which steps the run waited for most. */
export const slowestSteps = ({ durations }: RunResult, count = 5) =>
  durations
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, count)
    .map(({ name, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${name}`)
    .join("\n");

/** The line that a run ends with. */
export const summary = ({ passed, failed, skipped }: StepResult) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
