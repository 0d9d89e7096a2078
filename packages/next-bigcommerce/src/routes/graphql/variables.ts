import { BigCommerceError } from "../../errors.js";
import type { RouteScopes } from "../../instance-access.js";
import { isRecord } from "../../values.js";
import { RouteRefusal } from "../refusal.js";
import type { AllowedOperation } from "./allowed-operations.js";
import type { JsonObject } from "./json-value.js";
import { findSecretIdInside } from "./secret-ids.js";
import { issuePath } from "./standard-schema.js";
import { findUndeclared, findVariableProblems, type VariableProblems } from "./variable-check.js";

const maxIssues = 20;

/** The variables an operation runs with: the browser's, as `input` returns them, and the server's, which win. */
export async function resolveVariables(
  operation: AllowedOperation,
  sent: JsonObject,
  request: Request,
  scopes: RouteScopes,
): Promise<JsonObject> {
  const theirs = await checkSent(operation, sent);
  const ours = await readServerVariables(operation, request, scopes);
  refuseNames(Object.keys(sent).filter((name) => Object.hasOwn(ours, name)));
  const variables = { ...theirs, ...definedOnly(operation, ours) };
  refuseMissing(operation, ours, variables);
  const problems = findVariableProblems(operation.definitions, variables);
  blameServer(operation, ours, problems);
  refuseProblems(problems);
  return variables;
}

/** The browser's variables, checked before any function of the app runs that may ask a database or BigCommerce. */
async function checkSent(operation: AllowedOperation, sent: JsonObject): Promise<JsonObject> {
  const { definitions } = operation;
  refuseSecretIds(operation, sent);
  // Before `input`, which may leave unknown names out: otherwise any number of URLs would ask for the same answer.
  refuseProblems(findUndeclared(definitions, sent));
  const theirs = await applyInput(operation, sent);
  const given = definitions.filter(({ name }) => Object.hasOwn(theirs, name));
  refuseProblems(findVariableProblems(given, theirs));
  return theirs;
}

function refuseSecretIds(
  { serverOnly, definitions, browserMaySend = [] }: AllowedOperation,
  sent: JsonObject,
) {
  refuseNames(Object.keys(sent).filter((name) => serverOnly.has(name)));
  const inside = definitions
    .filter(({ name }) => Object.hasOwn(sent, name) && !browserMaySend.includes(name))
    .map(({ name, type }) => findSecretIdInside(type, sent[name], name));
  refuseNames(inside.filter((place) => place !== undefined));
}

function refuseNames(names: readonly string[]): void {
  const [name] = names;
  if (name === undefined) return;
  throw new RouteRefusal(
    "variable_refused",
    `The variable ${name.slice(0, 64)} comes from the server: leave it out.`,
  );
}

async function readServerVariables(
  { name, serverVariables }: AllowedOperation,
  request: Request,
  scopes: RouteScopes,
): Promise<JsonObject> {
  if (typeof serverVariables === "object") {
    const read = Object.entries(serverVariables).map(
      async ([variable, supply]) => [variable, await supply(request, scopes)] as const,
    );
    return Object.fromEntries(await Promise.all(read));
  }
  const values: unknown = await serverVariables?.(request, scopes);
  if (values === undefined) return {};
  if (isRecord(values)) return values;
  throw wrongServerVariables(`\`serverVariables\` of ${name} did not return an object.`);
}

/** One function may supply many operations: what this one does not declare is left out. */
function definedOnly({ definitions }: AllowedOperation, values: JsonObject): JsonObject {
  const names = definitions.map(({ name }) => name).filter((name) => Object.hasOwn(values, name));
  return Object.fromEntries(
    names.map((name) => [name, values[name]]).filter(([, value]) => value !== undefined),
  );
}

async function applyInput({ name, input }: AllowedOperation, sent: JsonObject): Promise<JsonObject> {
  if (input === undefined) return sent;
  const result = await input["~standard"].validate(sent);
  if (result.issues !== undefined) {
    const problems = result.issues
      .slice(0, maxIssues)
      .map((issue) => [issuePath(issue) || "variables", issue.message] as const);
    throw invalidVariables(Object.fromEntries(problems));
  }
  if (isRecord(result.value)) return result.value;
  throw wrongServerVariables(`\`input\` of ${name} did not return an object.`);
}

/** A shopper without a cart is not an error of the caller or the server. */
function refuseMissing(
  { secretIds, definitions }: AllowedOperation,
  ours: JsonObject,
  variables: JsonObject,
): void {
  const missing = definitions
    .filter(({ name }) => secretIds.has(name) || Object.hasOwn(ours, name))
    .find(
      ({ name, type, hasDefault }) => type.isRequired && !hasDefault && (variables[name] ?? null) === null,
    );
  if (missing === undefined) return;
  throw new RouteRefusal(
    "server_variable_missing",
    `The server has no ${missing.name} for this shopper yet.`,
  );
}

function blameServer({ name }: AllowedOperation, ours: JsonObject, problems: VariableProblems): void {
  const place = Object.keys(problems).find((known) => Object.hasOwn(ours, known.split(".")[0] ?? ""));
  if (place === undefined) return;
  throw wrongServerVariables(`\`serverVariables\` of ${name} gave $${place}: ${problems[place]}`);
}

function refuseProblems(problems: VariableProblems): void {
  if (Object.keys(problems).length > 0) throw invalidVariables(problems);
}

/** The refusal of variables that do not fit. */
export function invalidVariables(problems: VariableProblems): RouteRefusal {
  const text = "The variables do not fit the operation; `extensions.variables` says what is wrong, by place.";
  return new RouteRefusal("variables_invalid", text, { variables: problems });
}

function wrongServerVariables(text: string): BigCommerceError {
  return new BigCommerceError("configuration_invalid", `createGraphQLRoute: ${text}`);
}
