import { runScriptCommand } from "nypm";
import type { App } from "./app/app.js";
import type { Choices } from "./plan/plan.js";

/** What to do after `init`. */
export function describeNextSteps(
  { packageManager, manifest, basePath }: App,
  { emulator }: Choices,
  blankVariables: readonly string[],
): string {
  const run = (script: string) => runScriptCommand(packageManager, script);
  const dev =
    manifest.scripts?.dev === undefined ? `${executors[packageManager] ?? "npx"} next dev` : run("dev");
  const login = `http://localhost:3000${basePath ?? ""}/login`;
  const steps = emulator
    ? [
        `${run("dev:bigcommerce")}   (the emulator; leave it running)`,
        `${dev}   and open ${login}: wholesale@example.com, password emulator`,
      ]
    : [
        ...(blankVariables.length === 0 ? [] : [`fill in ${blankVariables.join(", ")} in .env.local`]),
        `${dev}   and open ${login}: sign in as a customer of your store`,
      ];
  const list = steps.map((step, index) => `  ${index + 1}. ${step}`).join("\n");
  const note = basePath === undefined ? `${unknownBasePath}\n\n` : "";
  return `${note}Next:\n${list}\n\nWhen you have changed a query: ${run("schema")}, once, for your store's schema; then ${run("codegen")}.\n`;
}

const unknownBasePath =
  "next.config sets `basePath` by code, which init does not run. Write it in front of /logout in app/account/layout.tsx, and of the addresses in app/logout/route.ts and, with private tokens, app/session-ended/route.ts.";

/** What runs a program of an installed package. */
const executors: Readonly<Record<string, string>> = { pnpm: "pnpm exec", yarn: "yarn", bun: "bunx" };
