import type { CheckResult, Finding } from "./report/finding.js";

/** What doctor found, what it could not look at, and what it mended. */
export interface DoctorReport extends CheckResult {
  /** Edits of `--fix`, in words. */
  readonly fixed: readonly string[];
}

/** For people: a line for each finding, errors first. Without colour, so that it reads the same in a log. */
export function describeAsText({ findings, notChecked, facts = [], fixed }: DoctorReport): string {
  const lines = [
    ...fixed.map((done) => `fixed    ${done}`),
    ...inOrder(findings).map(describeFinding),
    ...(notChecked.length === 0 ? [] : ["", "Not checked:"]),
    ...notChecked.map(({ id, reason }) => `  ${id}: ${reason}`),
    ...(facts.length === 0 ? [] : ["", "Measured:"]),
    ...facts.map(({ text }) => `  ${text}`),
    "",
    describeSummary(findings),
  ];
  return `${lines.join("\n").replace(/^\n/, "")}\n`;
}

const inOrder = (findings: readonly Finding[]) =>
  (["error", "warning"] as const).flatMap((wanted) => findings.filter(({ severity }) => severity === wanted));

function describeFinding({ id, severity, problem, why, todo, file, line, fix }: Finding): string {
  const place = file === undefined ? "" : `  ${file}${line === undefined ? "" : `:${line}`}`;
  const byFix = fix === undefined ? "" : " (--fix does it)";
  return `${severity.padEnd(7)}  ${id}${place}  ${problem} ${why} ${todo}${byFix}`;
}

function describeSummary(findings: readonly Finding[]): string {
  const count = (wanted: Finding["severity"], word: string) => {
    const { length } = findings.filter(({ severity }) => severity === wanted);
    return `${length} ${word}${length === 1 ? "" : "s"}`;
  };
  return findings.length === 0
    ? "Nothing found."
    : `${count("error", "error")}, ${count("warning", "warning")}.`;
}

/** For programs. A field is added now and then; none of these goes away or changes its meaning. */
export function describeAsJson({ findings, notChecked, facts = [], fixed }: DoctorReport): string {
  const written = inOrder(findings).map(({ fix, ...rest }) => ({ ...rest, fixable: fix !== undefined }));
  return `${JSON.stringify({ version: 1, findings: written, notChecked, facts, fixed }, null, 2)}\n`;
}
