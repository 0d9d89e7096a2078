import { runScriptCommand } from "nypm";
import type { App } from "./app/app.js";
import type { Choices } from "./plan/plan.js";

/** What to do after `init`. */
export function describeNextSteps({ packageManager }: App, { emulator }: Choices): string {
  const run = (script: string) => runScriptCommand(packageManager, script);
  const steps = emulator
    ? [
        `${run("dev:bigcommerce")}   (the emulator; leave it running)`,
        `${run("dev")}   and open http://localhost:3000/login: wholesale@example.com, password emulator`,
      ]
    : [
        "fill in the BIGCOMMERCE_ variables in .env.local",
        `${run("dev")}   and open http://localhost:3000/login: sign in as a customer of your store`,
      ];
  const list = steps.map((step, index) => `  ${index + 1}. ${step}`).join("\n");
  return `Next:\n${list}\n\nWhen you have changed a query: ${run("schema")}, once, for your store's schema; then ${run("codegen")}.\n`;
}
