import type { CheckResult } from "./finding.js";

/** What every check looks at. */
export interface Subject {
  /** The app's folder, absolute. */
  readonly folder: string;
  /** As `next start` sees it: what is set, then the `.env` files of production. */
  readonly environment: NodeJS.ProcessEnv;
  /** Milliseconds since the Unix epoch. */
  readonly nowMs: number;
  /** Calls of `createBigCommerce` in the app's code, as far as they can be read without running it. */
  readonly instances: readonly Instance[];
}

/** One call of `createBigCommerce`. */
export interface Instance {
  /** From the app's folder, with `/`. */
  readonly file: string;
  readonly line: number;
  /** Options that are written as literals: strings, numbers, booleans, and lists of these. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Names of options that are given, but not as literals. */
  readonly otherOptions: readonly string[];
  /** Whether these are all: `false` with a spread, or options made elsewhere. */
  readonly isComplete: boolean;
}

/** Looks at one thing. Never rejects for what is wrong with the app. */
export type Check = (subject: Subject) => Promise<CheckResult>;
