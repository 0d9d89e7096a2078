import { loopbackHost } from "../../../config/url-problems.js";
import { emulatorVariables } from "../../app/emulator.js";
import { type App, type AppCheck, placeOf } from "../project/app.js";
import type { Finding } from "../report/finding.js";
import { findingsOf } from "../report/kinds.js";
import { variableKinds } from "./kinds.js";

const finding = findingsOf(variableKinds);

/** Looks for values of the local emulator where the real BigCommerce is meant, or half of them. */
export const checkEmulator: AppCheck = async (app) => ({
  findings: [...findInProductionFiles(app), ...findMixed(app)],
  notChecked: [],
});

const urls = ["BIGCOMMERCE_API_URL", "BIGCOMMERCE_STOREFRONT_URL"] as const;
const knownValues: Readonly<Record<string, string>> = emulatorVariables;
const isLocal = (value: string) =>
  URL.canParse(value.trim()) && loopbackHost.test(new URL(value.trim()).hostname);
const isOfEmulator = (name: string, value: string) =>
  knownValues[name] === value.trim() || (urls.some((url) => url === name) && isLocal(value));

/** `.env` and `.env.local` are read by `next dev` too, where the emulator belongs. */
function findInProductionFiles({ envFiles }: App): Finding[] {
  const files = envFiles.filter(({ path }) => path.startsWith(".env.production"));
  return files.flatMap(({ path, variables }) =>
    variables
      .filter(({ name, value }) => isOfEmulator(name, value))
      .map(({ name, line }) =>
        finding("variables.emulator", {
          problem: `${name} in ${path} is the local emulator's.`,
          todo: "Move it to .env.development, and set the real value where the server runs.",
          file: path,
          line,
        }),
      ),
  );
}

/** Options of the app may say otherwise, so this counts only if none does. */
function findMixed(app: App): Finding[] {
  const given = app.instances.flatMap(({ options, otherOptions, isComplete }) => [
    ...Object.keys(options),
    ...otherOptions,
    ...(isComplete ? [] : ["apiUrl"]),
  ]);
  if (["apiUrl", "storefrontUrl", "storeHash", "accessToken"].some((name) => given.includes(name))) return [];
  const [api, storefront] = urls.map((name) => isLocal(app.environment[name] ?? ""));
  const token = app.environment.BIGCOMMERCE_ACCESS_TOKEN ?? "";
  if (api !== storefront) {
    const [local, other] = api === true ? urls : [...urls].reverse();
    const problem = `${local} points to this machine, and ${other} does not.`;
    const todo = "Set both for the emulator, or neither for the real BigCommerce.";
    return [finding("variables.half-emulator", { problem, todo, ...placeOf(app, local ?? "") })];
  }
  if (api === true || !isOfEmulator("BIGCOMMERCE_ACCESS_TOKEN", token)) return [];
  const problem = "BIGCOMMERCE_ACCESS_TOKEN is the local emulator's, but no URL points to the emulator.";
  const todo = "Set the store's own access token, or BIGCOMMERCE_API_URL and BIGCOMMERCE_STOREFRONT_URL.";
  return [finding("variables.emulator", { problem, todo, ...placeOf(app, "BIGCOMMERCE_ACCESS_TOKEN") })];
}
