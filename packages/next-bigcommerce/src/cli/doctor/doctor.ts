import { resolve } from "node:path";
import type { CommandContext, ExitStatus } from "../command/command.js";
import { checkCode } from "./code/check-code.js";
import { checkConfig } from "./code/check-config.js";
import { type DoctorReport, describeAsJson, describeAsText } from "./describe.js";
import { applyFixes } from "./fixes.js";
import { type App, type AppCheck, readApp } from "./project/app.js";
import { checkRemotely, type RemoteOptions } from "./remote-checks.js";
import { type CheckResult, joinResults } from "./report/finding.js";
import { checkEmulator } from "./variables/check-emulator.js";
import { checkFiles } from "./variables/check-files.js";
import { checkTokens } from "./variables/check-tokens.js";
import { checkValues } from "./variables/check-values.js";
import { checkVersions } from "./versions/check-versions.js";

/** How doctor was called. */
export interface DoctorOptions extends RemoteOptions {
  readonly isFixing: boolean;
  readonly asJson: boolean;
}

const local: readonly AppCheck[] = [
  checkVersions,
  checkValues,
  checkFiles,
  checkTokens,
  checkEmulator,
  checkConfig,
  checkCode,
];

/** Checks an app and writes what was found. None of the app's code is run. */
export async function runDoctor(
  folder: string,
  context: CommandContext,
  options: DoctorOptions,
): Promise<ExitStatus> {
  const read = () => readApp(resolve(context.folder, folder), context, process.versions.node);
  const app = await read();
  if (app === undefined || !app.manifest.dependencies.includes("next")) {
    context.tell(`${folder} has no package.json with next in it. Pass the folder of your Next app.\n`);
    return 2;
  }
  const report = await examine(app, options, read);
  const describe = options.asJson ? describeAsJson : describeAsText;
  context.write(describe(report));
  return report.findings.length === 0 ? 0 : 1;
}

/** With `--fix`, what is left after the edits; the store is asked once, at the end. */
async function examine(
  app: App,
  options: DoctorOptions,
  readAgain: () => Promise<App | undefined>,
): Promise<DoctorReport> {
  const before = await checkLocally(app);
  const fixed = options.isFixing ? await applyFixes(app.folder, before.findings) : [];
  const now = fixed.length === 0 ? app : ((await readAgain()) ?? app);
  const here = fixed.length === 0 ? before : await checkLocally(now);
  return { ...joinResults([here, await checkRemotely(now, here, options)]), fixed };
}

const checkLocally = async (app: App): Promise<CheckResult> =>
  joinResults(await Promise.all(local.map((check) => check(app))));
