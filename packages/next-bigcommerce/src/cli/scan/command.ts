import { readAppEnvironment } from "../app/env-file.js";
import type { Command, CommandContext, ExitStatus } from "../command/command.js";
import { findScanProblem } from "./files/places.js";
import type { ScanReport } from "./scan.js";

/** Looks for secrets in a built app. */
export const scanCommand: Command = {
  usage: [
    ["scan [folder]", "after next build: find secrets, and code that gives one customer's data to another"],
    ["--json", "the findings with stable ids. What it cannot find: docs/scan.md"],
  ],
  options: { json: { type: "boolean" } },
  run: async ({ positionals: [folder, ...rest], values }, context) =>
    rest.length === 0 ? runScan(folder ?? context.folder, values.json === true, context) : undefined,
};

async function runScan(folder: string, asJson: boolean, context: CommandContext): Promise<ExitStatus> {
  const problem = await findScanProblem(folder);
  if (problem !== undefined) {
    context.tell(`${problem}\n`);
    return 2;
  }
  // With a parser of JavaScript, which the other commands do not need.
  const { scanApp } = await import("./scan.js");
  const environment = await readAppEnvironment(folder, context.environment, context.tell);
  const report = await scanApp({ folder, environment, nowMs: context.nowMs });
  for (const { file, reason } of report.unread) context.tell(`${file}: not checked completely, ${reason}\n`);
  context.write(asJson ? `${JSON.stringify(report, undefined, 2)}\n` : describeScan(report));
  return report.findings.length === 0 ? 0 : 1;
}

function describeScan({ files, findings }: ScanReport): string {
  const lines = findings.map(({ file, line, kind }) => `${file}:${line}  ${kind}`);
  const summary = `${files} files scanned, ${findings.length} ${findings.length === 1 ? "finding" : "findings"}.`;
  return `${[...lines, summary].join("\n")}\n`;
}
