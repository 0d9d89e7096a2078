/** What one fresh process measured of one candidate: a number for each figure's name. */
export type Figures = Readonly<Record<string, number>>;

/** A candidate's name, and its figures of every round. */
export interface CandidateResult {
  readonly candidate: string;
  readonly rounds: readonly Figures[];
}

/** One question, put to every candidate in the same run. */
export interface Benchmark {
  readonly title: string;
  readonly candidates: readonly string[];
  /** How often each candidate is measured, in turns with the others. */
  readonly rounds: number;
  /** The candidate that the ratios of a candidate are to. */
  readonly baseline?: (candidate: string) => string;
  /** Flags of the measured process beside those of every one. Default: none, so that its heap is as Node makes it. */
  readonly nodeFlags?: readonly string[];
  /** The Node that the candidates run on. Default: the pinned one. */
  node?(): string | undefined;
  /** What all candidates talk to. It runs outside of the measured process. */
  setUp?(): Promise<SetUp>;
  /** Runs in a process of its own. */
  measure(candidate: string): Promise<Figures>;
}

export interface SetUp {
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Flags of every measured process. */
export const measuredNodeFlags = ["--conditions=react-server", "--expose-gc"];

/** For counting bytes: the young generation is so large that nothing of a batch is collected. */
export const countingNodeFlags = ["--max-semi-space-size=128"];
