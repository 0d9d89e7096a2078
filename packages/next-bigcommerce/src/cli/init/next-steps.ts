import { runScriptCommand } from "nypm";
import type { App } from "./app/app.js";
import type { Choices } from "./plan/plan.js";

/** What to do after `init`. */
export function describeNextSteps(
  { packageManager, manifest }: App,
  { emulator }: Choices,
  blankVariables: readonly string[],
): string {
  const run = (script: string) => runScriptCommand(packageManager, script);
  const dev =
    manifest.scripts?.dev === undefined ? `${executors[packageManager] ?? "npx"} next dev` : run("dev");
  const steps = emulator
    ? [
        `${run("dev:bigcommerce")}   (the emulator; leave it running)`,
        `${dev}   and open http://localhost:3000/login: wholesale@example.com, password emulator`,
      ]
    : [
        ...(blankVariables.length === 0 ? [] : [`fill in ${blankVariables.join(", ")} in .env.local`]),
        `${dev}   and open http://localhost:3000/login: sign in as a customer of your store`,
      ];
  const list = steps.map((step, index) => `  ${index + 1}. ${step}`).join("\n");
  return `Next:\n${list}\n\nWhen you have changed a query: ${run("schema")}, once, for your store's schema; then ${run("codegen")}.\n`;
}

/** What runs a program of an installed package. */
const executors: Readonly<Record<string, string>> = { pnpm: "pnpm exec", yarn: "yarn", bun: "bunx" };
