import { resolve } from "node:path";
import { spinner } from "@clack/prompts";
import type { CommandContext, ExitStatus } from "../command/command.js";
import { type App, readApp } from "./app/app.js";
import { Refusal } from "./app/refusal.js";
import { type Answers, ask, confirmPlan, type Wishes, withDefaults } from "./choices.js";
import { withEarlier } from "./earlier.js";
import { areInstalled, install, installCommand } from "./install.js";
import { describeNextSteps } from "./next-steps.js";
import { describeMerges, describePlan } from "./plan/describe.js";
import { type Choices, makePlan, type Plan } from "./plan/plan.js";
import { writePlan } from "./write.js";

export interface InitOptions extends Wishes {
  /** Ask nothing. */
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly packages: string | undefined;
}

/** Adds what a customer's first page needs to an app. */
export async function runInit(
  options: InitOptions,
  context: CommandContext,
  isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true,
): Promise<ExitStatus> {
  try {
    const app = await readApp(context.folder, context.environment.npm_config_user_agent);
    const isAsking = !options.yes && !options.dryRun;
    if (isAsking && !isTerminal) throw new Refusal(noTerminal);
    const wishes = await withEarlier(options, app);
    const answers = isAsking ? await ask(wishes) : withDefaults(wishes);
    return answers === undefined
      ? end(context)
      : await carryOut({ app, answers, options, isAsking }, context);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    context.tell(`${error.message}\nNothing was written.\n`);
    return 2;
  }
}

const noTerminal =
  "init asks a few questions, and this is not a terminal. Add --yes to take the defaults: customer impersonation tokens, a store of yours. --emulator, --token-kind and --graphql-route change them.";

function end({ tell }: CommandContext): ExitStatus {
  tell("Nothing was written.\n");
  return 1;
}

interface Run {
  readonly app: App;
  readonly answers: Answers;
  readonly options: InitOptions;
  readonly isAsking: boolean;
}

async function carryOut(
  { app, answers, options, isAsking }: Run,
  context: CommandContext,
): Promise<ExitStatus> {
  const packagesFolder = options.packages === undefined ? undefined : resolve(app.folder, options.packages);
  const choices = { ...answers, packagesFolder };
  const plan = await makePlan(app, choices, process.versions.node);
  context.write(`In ${app.folder}:\n\n${describePlan(plan)}\n`);
  const merges = describeMerges(plan);
  if (options.dryRun) {
    context.write(`${merges}${merges && "\n"}Nothing was written: this was a dry run.\n`);
    return 0;
  }
  if (isAsking && !(await confirmPlan())) return end(context);
  return (await write(plan, app, context)) ?? finish({ app, plan, choices, merges, isAsking }, context);
}

async function write(plan: Plan, { folder }: App, { tell }: CommandContext): Promise<ExitStatus | undefined> {
  const { written, failure } = await writePlan(plan, folder);
  if (failure === undefined) return undefined;
  const list = written.length === 0 ? "nothing" : written.join(", ");
  tell(
    `${failure.path} could not be written: ${failure.reason}\nWritten so far: ${list}. Once that is mended, run the same command again to go on.\n`,
  );
  return 1;
}

interface Written extends Pick<Run, "app" | "isAsking"> {
  readonly plan: Plan;
  readonly choices: Choices;
  readonly merges: string;
}

async function finish(
  { app, plan, choices, merges, isAsking }: Written,
  context: CommandContext,
): Promise<ExitStatus> {
  const isInstalled = await installPackages(app, plan, isAsking, context);
  if (merges !== "") context.write(`\n${merges}`);
  if (!isInstalled) return 1;
  const isComplete = plan.files.every(({ state }) => state !== "waiting");
  if (isComplete) context.write(`\n${describeNextSteps(app, choices, plan.env.blank)}`);
  return isComplete ? 0 : 1;
}

async function installPackages(
  app: App,
  plan: Plan,
  isAsking: boolean,
  context: CommandContext,
): Promise<boolean> {
  const { dependencies, devDependencies } = plan.manifest.packages;
  const { manifest } = app;
  const added = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
  const own = [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.devDependencies ?? {})];
  if (added.length === 0 && (await areInstalled(own, app.folder))) return true;
  const command = installCommand(app);
  const progress = isAsking ? spinner() : undefined;
  progress?.start(`Installing packages: ${command}`);
  if (progress === undefined) context.write(`Installing packages: ${command}\n`);
  const failure = await install(app);
  progress?.stop(failure === undefined ? "Packages installed." : "Installing failed.");
  if (failure === undefined) return true;
  context.tell(
    `${failure.trim()}\n\nThe packages could not be installed. The files are written; run this yourself:\n  ${command}\n`,
  );
  return false;
}
