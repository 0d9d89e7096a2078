import { type App, placeOf } from "../project/app.js";
import type { Finding } from "../report/finding.js";
import { findingsOf } from "../report/kinds.js";
import { findDevelopmentOnly } from "./development-only.js";
import { variableKinds } from "./kinds.js";
import { findNeededSecrets } from "./needed-secrets.js";

const finding = findingsOf(variableKinds);

export const sessionVariable = /^(?:\w+_)?SESSION_(?:SECRET|PASSWORD)$/;

const valueFor = (app: App, name: string) => app.environment[name]?.trim() ?? "";

export function findMissingSecrets(app: App): Finding[] {
  const missing = findNeededSecrets(app).filter((name) => valueFor(app, name) === "");
  return missing.map((name) => {
    const developmentOnly = findDevelopmentOnly(app, name);
    if (developmentOnly !== undefined) return developmentOnly;
    const problem = `${name} is missing, and the app's code reads it.`;
    const why = "Nobody can sign in, or whoever seals a session with an empty key is any customer.";
    return finding("variables.missing", { problem, why, todo: todoOf(app, name), ...placeOf(app, name) });
  });
}

export function findShortSessionSecrets(app: App, pasted: ReadonlyMap<string, Finding>): Finding[] {
  if (!app.manifest.dependencies.includes("iron-session")) return [];
  const names = Object.keys(app.environment).filter((name) => sessionVariable.test(name));
  return names.flatMap((name) => {
    const { length } = valueFor(app, name);
    if (length === 0 || length >= 32 || pasted.has(name)) return [];
    const problem = `${name} has fewer than 32 characters.`;
    return [finding("variables.session-secret", { problem, todo: todoOf(app, name), ...placeOf(app, name) })];
  });
}

/** Next puts another variable's value, or nothing, in the place of `$` and the letters after it. */
function todoOf(app: App, name: string): string {
  const { file, line } = placeOf(app, name);
  const written = app.envFiles
    .find(({ path }) => path === file)
    ?.variables.find((one) => one.name === name && one.line === line)?.value;
  if (written?.replaceAll("\\$", "").includes("$") !== true)
    return "Set it to the output of `openssl rand -base64 32`.";
  return "Write `\\$` for each `$` in it: Next takes what follows a `$` for the name of another variable.";
}
