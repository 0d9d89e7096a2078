import type { Finding, Severity } from "./finding.js";

/** What is the same in every finding of one id; the documents list these. */
export interface FindingKind {
  readonly severity: Severity;
  /** What is found, for the table in `docs/doctor.md`: "A value in quotes". */
  readonly finds: string;
  /** Why it matters. One sentence. */
  readonly why: string;
}

/** By id. Each folder of checks has its own; `doctor/all-kinds.ts` joins them. */
export type FindingKinds = Readonly<Record<string, FindingKind>>;

/** What differs from one finding to the next of its id. */
export type FindingDetails = Pick<Finding, "problem" | "todo" | "file" | "line" | "fix"> & {
  /** If there is more to say than the kind does. */
  readonly why?: string;
};

/** Makes findings of the given kinds, and of no other id. */
export function findingsOf<Kinds extends FindingKinds>(kinds: Kinds) {
  return (id: keyof Kinds & string, details: FindingDetails): Finding => {
    const kind: FindingKind | undefined = kinds[id];
    if (kind === undefined) throw new RangeError(`There is no kind of finding ${id}.`);
    return { id, severity: kind.severity, why: kind.why, ...details };
  };
}
