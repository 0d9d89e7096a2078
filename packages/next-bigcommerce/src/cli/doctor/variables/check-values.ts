import { findPastedProblem } from "../../../config/pasted-value.js";
import { isBigCommerceError } from "../../../errors.js";
import { bearerSecret } from "../../../routes/bearer-secret.js";
import { type App, type AppCheck, placeOf } from "../project/app.js";
import type { Finding, Fix } from "../report/finding.js";
import { findingsOf } from "../report/kinds.js";
import { findDevelopmentOnly } from "./development-only.js";
import { variableKinds } from "./kinds.js";
import { findMissingSecrets, findShortSessionSecrets, sessionVariable } from "./session-secrets.js";
import {
  findBearerVariables,
  findLoginProblems,
  findSettingProblems,
  type SettingProblem,
} from "./settings.js";
import { unquoteIn } from "./unquote.js";

const finding = findingsOf(variableKinds);
type Kind = keyof typeof variableKinds;

/** Looks at the variables as `next start` gets them. */
export const checkValues: AppCheck = async (app) => {
  const pasted = findPasted(app);
  const isSeen = ({ variable }: SettingProblem) => variable !== undefined && pasted.has(variable);
  const settings = findSettingProblems(app).filter((problem) => !isSeen(problem));
  const login = findLoginProblems(app).filter((problem) => !isSeen(problem));
  const findings = [
    ...pasted.values(),
    ...settings.map((problem) => settingFinding(app, problem)),
    ...login.map((problem) => ofProblem(app, problem, "variables.client-secret")),
    ...findMissingSecrets(app),
    ...findShortSessionSecrets(app, pasted),
    ...(await findServiceSecrets(app, pasted)),
  ];
  const isUnclear = app.instances.some(({ isComplete }) => !isComplete);
  const reason = "The options of createBigCommerce are not written where doctor can read them.";
  return { findings, notChecked: isUnclear ? [{ id: "variables.missing", reason }] : [] };
};

/** What the package reads; other variables may hold what they like. */
const ownVariable =
  /^BIGCOMMERCE_(?:STORE_HASH|ACCESS_TOKEN|CHANNEL_ID|API_URL|STOREFRONT_URL|TRUSTED_PROXY_SECRET|CLIENT_ID|CLIENT_SECRET)$/;

const forms: readonly (readonly [RegExp, Kind])[] = [
  [/quote/, "variables.quoted"],
  [/placeholder/, "variables.placeholder"],
  [/reference/, "variables.reference"],
  [/./, "variables.pasted"],
];

function findPasted(app: App): ReadonlyMap<string, Finding> {
  const bearer = findBearerVariables(app).names;
  const names = Object.keys(app.environment);
  const found = names.flatMap((name): [string, Finding][] => {
    const value = app.environment[name]?.trim() ?? "";
    const problem = isLookedAt(name, value, bearer) ? findPastedProblem(value) : undefined;
    return problem === undefined ? [] : [[name, pastedFinding(app, name, problem)]];
  });
  return new Map(found);
}

/** A session's secret may be an object with several, in JSON. */
function isLookedAt(name: string, value: string, bearer: readonly string[]): boolean {
  if (value === "") return false;
  return (
    ownVariable.test(name) || bearer.includes(name) || (sessionVariable.test(name) && !/^[[{]/.test(value))
  );
}

function pastedFinding(app: App, name: string, problem: string): Finding {
  const id = forms.find(([form]) => form.test(problem))?.[1] ?? "variables.pasted";
  const [what = problem, todo] = problem.split("; ");
  const place = placeOf(app, name);
  return finding(id, {
    problem: `${name} ${what}.`,
    todo: `${capital(todo ?? "Set the value itself")}.`,
    ...(ownVariable.test(name) ? {} : { why: whyOfOthers }),
    ...place,
    fix: id === "variables.quoted" ? unquoteFix(name, place.file) : undefined,
  });
}

const whyOfOthers = "What it guards fails, or opens to whoever guesses it.";

const unquoteFix = (name: string, file: string | undefined): Fix | undefined =>
  file === undefined
    ? undefined
    : { file, done: `Removed the quotes around ${name}`, edit: (text) => unquoteIn(text, name) };

const ids: Readonly<Record<string, Kind>> = {
  BIGCOMMERCE_STORE_HASH: "variables.store-hash",
  BIGCOMMERCE_ACCESS_TOKEN: "variables.access-token",
  BIGCOMMERCE_CHANNEL_ID: "variables.channel-id",
  BIGCOMMERCE_API_URL: "variables.url",
  BIGCOMMERCE_STOREFRONT_URL: "variables.url",
  BIGCOMMERCE_TRUSTED_PROXY_SECRET: "variables.proxy-secret",
};

function settingFinding(app: App, problem: SettingProblem): Finding {
  const { variable = "", isMissing } = problem;
  if (!isMissing) return ofProblem(app, problem, ids[variable] ?? "variables.url");
  return findDevelopmentOnly(app, variable) ?? ofProblem(app, problem, "variables.missing");
}

/** The package's own words: what is wrong, then what to do. */
function ofProblem(app: App, { variable = "", message }: SettingProblem, id: Kind): Finding {
  const [, what = message, todo = ""] = /^(.*?(?:[:;] |\. ))(.*)$/.exec(message) ?? [];
  return finding(id, {
    problem: `${what.replace(/[:;. ]+$/, "")}.`,
    todo: todo === "" ? "Correct it." : `${capital(todo.replace(/\.$/, ""))}.`,
    ...placeOf(app, variable),
  });
}

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

async function findServiceSecrets(app: App, pasted: ReadonlyMap<string, Finding>): Promise<Finding[]> {
  const { names: named, areAll, isUsed } = findBearerVariables(app);
  if (!isUsed) return [];
  const isSet = (name: string) => (app.environment[name] ?? "").trim() !== "";
  const names = [...new Set([...named, "SERVICE_SECRET"])].filter(isSet).filter((name) => !pasted.has(name));
  const wrong = await Promise.all(names.map(async (name) => serviceSecret(app, name)));
  if (!areAll || named.some(isSet)) return wrong.flat();
  const problem = `${named.join(" and ")} ${named.length === 1 ? "is" : "are"} missing, and bearerSecret() reads no other.`;
  return [finding("variables.service-secret", { problem, todo: todoOfSecret })];
}

const todoOfSecret = "Set it to the output of `openssl rand -base64 32`.";

/** Asks `bearerSecret` itself. */
async function serviceSecret(app: App, name: string): Promise<Finding[]> {
  const error: unknown = await bearerSecret(app.environment[name])(new Request("https://localhost")).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isBigCommerceError(error)) return [];
  const problem = `${name}: ${error.message.replace(/^bearerSecret: a secret /, "it ").split(". ")[0]}.`;
  return [finding("variables.service-secret", { problem, todo: todoOfSecret, ...placeOf(app, name) })];
}
