import { findCachedCalls } from "./cached-calls.js";
import { findClientImports } from "./client-imports.js";
import { findModuleMemos } from "./memos.js";
import { findModuleLevelCalls } from "./module-level-calls.js";
import type { LintedProgram, LintProblem } from "./program.js";
import { findTokensInLogs, findTokensInProps } from "./tokens.js";

/** A rule that needs no linter: what it finds in a program, and how it says so. */
export interface LintRule {
  /** What is forbidden, in one line. */
  readonly summary: string;
  /** What was found, why it matters and what to do. `{{name}}` stands for a part of the problem's data. */
  readonly message: string;
  /** The same in a few words, for a list. */
  readonly kind: string;
  readonly find: (program: LintedProgram) => LintProblem[];
}

export const rules = {
  "no-customer-call-in-cache": {
    summary: "Calls for one customer or for the token in `use cache` and `unstable_cache`",
    message:
      "A call for one customer, or for the token, inside `{{cache}}`: Next would give its result to every customer, so the " +
      "call fails with `used_in_cache`. Call it outside and pass public values in, or ask as `guest`.",
    kind: "a customer's call inside `{{cache}}`",
    find: findCachedCalls,
  },
  "no-customer-call-at-module-level": {
    summary: "Calls for one customer or for the token that run when a module is loaded",
    message:
      "A call for one customer, or for the token, at module level: it runs once, and every customer would get the first " +
      "one's answer. Move it into the component, action or route handler that needs it.",
    kind: "a customer's call at module level",
    find: findModuleLevelCalls,
  },
  "no-customer-memo": {
    summary: "Answers for one customer, or tokens, kept in a variable of the module",
    message:
      "`{{name}}` belongs to the module, and this keeps in it what one customer got, or a token: every other customer would " +
      "get it too. Ask again in each request: equal queries of one render are sent once, and tokens are cached already.",
    kind: "a customer's answer kept in a module variable",
    find: findModuleMemos,
  },
  "no-token-in-props": {
    summary: "Tokens given to components and elements in JSX",
    message:
      "A token as a prop: if this is a client component or an element, the token is in the page that browsers get. Send the " +
      "request on the server and pass its answer.",
    kind: "a token passed to a component",
    find: findTokensInProps,
  },
  "no-token-in-log": {
    summary: "Tokens written to the console",
    message: "A token in a call of `console`: whoever reads the log can use it. Log `tokenStatus()` instead.",
    kind: "a token written to the log",
    find: findTokensInLogs,
  },
  "no-server-import-in-client": {
    summary: "Imports of the package's server entries in `use client` files",
    message:
      "`{{name}}` is for servers only, and this is a client file. Import `next-bigcommerce/client` for error codes; ask for " +
      "data in a Server Component, or through `createGraphQLRoute`.",
    kind: "an import of {{name}} in a client file",
    find: findClientImports,
  },
} as const satisfies Record<string, LintRule>;

export type LintRuleName = keyof typeof rules;

/** Puts a problem's data into a text. */
export const fillIn = (message: string, data: LintProblem["data"] = {}) =>
  message.replace(/\{\{(\w+)\}\}/g, (_, name: string) => data[name] ?? name);
