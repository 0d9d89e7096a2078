import { valuesOf } from "../../app/code/next-config.js";
import { lineAt, nodesOf } from "../../app/code/syntax.js";
import { isExampleValue } from "../../app/placeholders.js";
import type { App, AppCheck } from "../project/app.js";
import { type EnvFile, isExample } from "../project/env-files.js";
import { isBrowserToken, isOwnSecretName, isRealSecret, isSecretName } from "../project/secrets.js";
import type { Finding, Fix } from "../report/finding.js";
import { findingsOf } from "../report/kinds.js";
import { variableOf } from "./environment-reads.js";
import { variableKinds } from "./kinds.js";

const finding = findingsOf(variableKinds);

/** Looks at where secrets stand: in which file, and whether git or Next publishes them. */
export const checkFiles: AppCheck = async (app) => {
  const reason =
    "git does not answer here: there is no repository, or no git. So nothing says which files are published.";
  return {
    findings: [...app.envFiles.flatMap(findPublished), ...findPublic(app), ...findInConfig(app)],
    notChecked: app.git === undefined ? [{ id: "variables.not-ignored", reason }] : [],
  };
};

function findPublished(file: EnvFile): Finding[] {
  const isReal = isExample(file)
    ? (value: string) => isRealSecret(value) && !isExampleValue(value)
    : isRealSecret;
  const secrets = file.variables.filter(({ name, value }) => isHeldIn(file, name) && isReal(value));
  const [first] = secrets;
  if (first === undefined || file.git === "ignored") return [];
  const names = secrets.map(({ name }) => name).join(", ");
  const place = { file: file.path, line: first.line };
  const replace = "Replace the secret at its source, because others may have it.";
  if (isExample(file)) {
    const problem = `${file.path} has a value for ${names}.`;
    return [finding("variables.example", { problem, todo: `Leave the value empty. ${replace}`, ...place })];
  }
  if (file.git === "tracked") {
    const problem = `git tracks ${file.path}, which has ${names}.`;
    const todo = `Move it to .env.local, or run \`git rm --cached ${file.path}\` and ignore the file. ${replace}`;
    return [finding("variables.tracked", { problem, todo, ...place })];
  }
  if (file.git !== "would be added") return [];
  const problem = `git does not ignore ${file.path}, which has ${names}.`;
  const todo = `Add ${file.path} to .gitignore.`;
  return [finding("variables.not-ignored", { problem, todo, ...place, fix: ignoreFix(file.path) })];
}

/** Teams share files for tests and development with secrets that open nothing; an access token opens the store. */
function isHeldIn({ path }: EnvFile, name: string): boolean {
  if (/^\.env\.test\b/.test(path)) return false;
  const isShared = /^\.env\.development$/.test(path);
  return isSecretName(name) && (!isShared || name.startsWith("BIGCOMMERCE_"));
}

const ignoreFix = (path: string): Fix => ({
  file: ".gitignore",
  done: `Added ${path} to .gitignore`,
  edit: (text) => {
    if (text.split(/\r?\n/).includes(path)) return undefined;
    return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${path}\n`;
  },
});

const secretOfPackage =
  /^NEXT_PUBLIC_(?:\w+_)?(?:CLIENT_SECRET|IMPERSONATION_TOKEN|SESSION_SECRET|SERVICE_SECRET|PROXY_SECRET)$/;
const secretOfBigCommerce = /^NEXT_PUBLIC_(?:\w+_)?(?:BIGCOMMERCE|BC)_(?:\w+_)?(?:TOKEN|SECRET)$/;
/** Storefront tokens have kinds for browsers, and so have services such as maps. */
const tokenForBrowsers =
  /_(?:STOREFRONT|GRAPHQL|GQL|MAPBOX|MAPS?|SEARCH|ANALYTICS|CSRF|CART|CHECKOUT)_(?:\w+_)?TOKEN$/;

const isPublicSecret = (name: string) =>
  secretOfPackage.test(name) || (secretOfBigCommerce.test(name) && !tokenForBrowsers.test(name));

function findPublic(app: App): Finding[] {
  const secrets = Object.entries(app.environment)
    .filter(([name, value = ""]) => isOwnSecretName(name) && isRealSecret(value.trim()))
    .map(([, value = ""]) => value.trim());
  const isSecret = (name: string, value: string) =>
    value !== "" && ((isPublicSecret(name) && !isBrowserToken(value)) || secrets.includes(value.trim()));
  const inFiles = app.envFiles
    .filter((file) => !isExample(file))
    .flatMap(({ path, variables }) => variables.map((variable) => ({ ...variable, path })))
    .filter(({ name, value }) => name.startsWith("NEXT_PUBLIC_") && isSecret(name, value))
    .map(({ name, path, line }) => publicFinding(name, { file: path, line }));
  const inEnvironment = Object.entries(app.inherited)
    .filter(([name, value = ""]) => name.startsWith("NEXT_PUBLIC_") && isSecret(name, value))
    .map(([name]) => publicFinding(name, {}));
  const known = new Set([...inFiles, ...inEnvironment].map(({ problem }) => problem));
  const inCode = app.modules.flatMap(({ path, text }) =>
    [...text.matchAll(/process\.env\.(NEXT_PUBLIC_\w+)/g)]
      .filter(([, name = ""]) => isPublicSecret(name) && !isBrowserToken(app.environment[name] ?? ""))
      .map(({ index, 1: name = "" }) => publicFinding(name, { file: path, line: lineAt(text, index) })),
  );
  return [...inFiles, ...inEnvironment, ...inCode.filter(({ problem }) => !known.has(problem))];
}

function publicFinding(name: string, place: Pick<Finding, "file" | "line">): Finding {
  const problem = `${name} is a secret.`;
  const todo = "Take the secret out of it, build again, and replace the secret at its source.";
  return finding("variables.public", { problem, todo, ...place });
}

function findInConfig({ config }: App): Finding[] {
  const env = ["env", "publicRuntimeConfig"].flatMap((option) => valuesOf(config, option));
  const names = env
    .flatMap((node) => nodesOf(node, "MemberExpression"))
    .flatMap((member) => {
      const name = variableOf(member);
      return name !== undefined && (isOwnSecretName(name) || isPublicSecret(name)) ? [{ name, member }] : [];
    });
  return names.map(({ name, member }) => {
    const problem = `\`env\` of ${config?.path} has ${name} in it.`;
    const todo = "Remove it there: server code reads process.env by itself.";
    const line = lineAt(config?.text ?? "", member.start);
    return finding("variables.in-config", { problem, todo, file: config?.path, line });
  });
}
