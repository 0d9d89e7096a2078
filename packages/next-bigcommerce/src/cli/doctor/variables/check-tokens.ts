import { lineAt } from "../../app/code/syntax.js";
import { type App, type AppCheck, placeOf } from "../project/app.js";
import { inBatches, readText } from "../project/files.js";
import { findStorefrontTokens, isRealSecret } from "../project/secrets.js";
import type { Finding } from "../report/finding.js";
import { findingsOf } from "../report/kinds.js";
import { variableKinds } from "./kinds.js";

const finding = findingsOf(variableKinds);

/** Looks for tokens that were made by hand. */
export const checkTokens: AppCheck = async (app) => ({
  findings: [...findInEnvironment(app), ...(await findInRepository(app))],
  notChecked: [],
});

const nameOfToken =
  /^(?:NEXT_PUBLIC_)?(?:BIGCOMMERCE|BC)_(?:\w+_)?(?:IMPERSONATION|STOREFRONT(?:_API)?|PRIVATE)_TOKEN$/;

function findInEnvironment(app: App): Finding[] {
  return Object.entries(app.environment).flatMap(([name, value = ""]) => {
    const [token] = findStorefrontTokens(value);
    if (token === undefined && !(nameOfToken.test(name) && isRealSecret(value.trim()))) return [];
    const problem = `${name} has a token that was made by hand${describeExpiry(token?.expiresAt, app.nowMs)}.`;
    const todo =
      "Use createBigCommerce, which makes and renews its own; then remove the variable and revoke the token.";
    return [finding("tokens.in-environment", { problem, todo, ...placeOf(app, name) })];
  });
}

function describeExpiry(expiresAt: number | undefined, nowMs: number): string {
  if (expiresAt === undefined || Math.abs(expiresAt) > 8e12) return "";
  const date = new Date(expiresAt * 1000).toISOString().slice(0, 10);
  return expiresAt * 1000 < nowMs ? ` (expired on ${date})` : ` (expires on ${date})`;
}

const written =
  /\.(?:[cm]?[jt]sx?|json|ya?ml|mdx?|graphql|sh|toml|txt|http|env[\w.-]*)$|(?:^|\/)\.env[\w.-]*$/;
const ofTests =
  /\.(?:test|spec|fixture)\.|(?:^|\/)(?:__tests__|__mocks__|__fixtures__|fixtures?|tests?|e2e|node_modules)\//;

async function findInRepository({ folder, git, nowMs }: App): Promise<Finding[]> {
  const paths = [...(git?.tracked ?? [])].filter((path) => written.test(path) && !ofTests.test(path));
  const found = await inBatches(paths, async (path) => {
    const text = (await readText(folder, path)) ?? "";
    if (!text.includes("eyJ")) return [];
    return findStorefrontTokens(text)
      .filter(({ expiresAt }) => expiresAt === undefined || expiresAt * 1000 > nowMs)
      .map(({ index, expiresAt }) =>
        finding("tokens.in-repository", {
          problem: `git tracks ${path}, which has a token of BigCommerce${describeExpiry(expiresAt, nowMs)}.`,
          todo: "Revoke it (DELETE /v3/storefront/api-token with the header Sf-Api-Token), and remove it.",
          file: path,
          line: lineAt(text, index),
        }),
      );
  });
  return found.flat();
}
