import { branchesOf, type Constants, constantsOf } from "../../app/code/constants.js";
import { child, children, literalOf, nameOf, type SyntaxNode } from "../../app/code/syntax.js";
import type { App } from "../project/app.js";
import { argumentOf, callsOf } from "../project/instances.js";
import type { Finding } from "../report/finding.js";
import { findingsOf } from "../report/kinds.js";
import { codeKinds } from "./kinds.js";

const finding = findingsOf(codeKinds);

const places = [
  {
    called: "createImpersonationTokenRoute",
    position: 1,
    option: "authorize",
    id: "app.open-route",
    todo: "Use bearerSecret(() => process.env.SERVICE_SECRET).",
  },
  {
    called: "createBigCommerce",
    position: 0,
    option: "authorizeImpersonation",
    id: "app.open-impersonation",
    todo: "Check who asks.",
  },
] as const;

/** Options that let everybody in. */
export function findOpen({ modules }: App): Finding[] {
  return places.flatMap(({ called, position, option, id, todo }) =>
    callsOf(modules, called)
      .filter((call) => {
        const constants = constantsOf(call.module.program);
        return argumentOf(call, position).some(({ properties }) =>
          allowsAll(properties.get(option), constants),
        );
      })
      .map(({ module, line }) =>
        finding(id, { problem: `\`${option}\` allows everybody.`, todo, file: module.path, line }),
      ),
  );
}

/** `() => true`, also by its name, and nothing that may say no. */
function allowsAll(node: SyntaxNode | undefined, constants: Constants): boolean {
  const functions = branchesOf(node, constants);
  return functions.length > 0 && functions.every((one) => isTrue(onlyReturned(one), constants));
}

function onlyReturned(node: SyntaxNode): SyntaxNode | undefined {
  const body = child(node, "body");
  if (body?.type !== "BlockStatement") return body;
  const [only, ...more] = children(body, "body");
  return only?.type === "ReturnStatement" && more.length === 0 ? child(only, "argument") : undefined;
}

function isTrue(node: SyntaxNode | undefined, constants: Constants): boolean {
  const values = branchesOf(node, constants);
  return values.length > 0 && values.every((value) => literalOf(resolved(value))?.value === true);
}

/** What `Promise.resolve(…)` resolves with. */
function resolved(node: SyntaxNode): SyntaxNode | undefined {
  const callee = node.type === "CallExpression" ? child(node, "callee") : undefined;
  const isResolve =
    nameOf(child(callee, "object")) === "Promise" && nameOf(child(callee, "property")) === "resolve";
  return isResolve ? children(node, "arguments")[0] : node;
}
