/** One thing that is wrong, in words for whoever has to mend it. Never holds a secret. */
export interface Finding {
  /** Stable: `variables.quoted`, `store.access-token`. */
  readonly id: string;
  readonly severity: Severity;
  /** What is wrong. One sentence. */
  readonly problem: string;
  /** Why it matters. One sentence. */
  readonly why: string;
  /** What to do. One sentence. */
  readonly todo: string;
  /** Where, from the app's folder, with `/`. */
  readonly file?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  /** The one safe edit that mends it, for `--fix`. */
  readonly fix?: Fix | undefined;
}

/** `error`: the app fails, or a secret is open to others. `warning`: it works, and should be otherwise. */
export type Severity = "error" | "warning";

/** One edit of one file of the app. */
export interface Fix {
  /** What it does, as in "Added .env.local to .gitignore". */
  readonly done: string;
  /** From the app's folder, with `/`. */
  readonly file: string;
  /**
   * The file's new text. It gets the text of this moment, after the edits before it ("" if there is no such file), and
   * returns `undefined` if there is nothing to change any more.
   */
  readonly edit: (text: string) => string | undefined;
}

/** What a check could not look at, and why. */
export interface NotChecked {
  /** The id of what would have been found, or its first part for a whole group: `store.channels`, `store`. */
  readonly id: string;
  readonly reason: string;
}

/** What a check measured or read and nobody has to mend: a round trip, the quota that is left. Holds no secret. */
export interface Fact {
  /** The id of what would be found if it were wrong: `store.quota`. */
  readonly id: string;
  readonly text: string;
}

/** What a check found, and what it could not look at. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  readonly facts?: readonly Fact[] | undefined;
}

/** One result of several. */
export function joinResults(results: readonly CheckResult[]): CheckResult {
  return {
    findings: results.flatMap(({ findings }) => findings),
    notChecked: results.flatMap(({ notChecked }) => notChecked),
    facts: results.flatMap(({ facts = [] }) => facts),
  };
}

/** Each reason once. */
export function onlyOnce(notChecked: readonly NotChecked[]): NotChecked[] {
  return [...new Map(notChecked.map((entry) => [`${entry.id} ${entry.reason}`, entry])).values()];
}
