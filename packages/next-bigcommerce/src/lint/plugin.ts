import { version } from "../version.js";
import { type LintedProgram, readProgram } from "./program.js";
import { fillIn, type LintRule, rules } from "./rules.js";
import { field, isNode, type SourceSpan, type SyntaxNode } from "./syntax.js";

/** What a rule uses of a linter: ESLint and oxlint offer it, and more. */
export interface LintContext {
  /** The parsed file, and what was found about its variables. */
  readonly sourceCode: object;
  /** Settings that all rules share. Those of this plugin are under `next-bigcommerce`. */
  readonly settings: { readonly [name: string]: unknown };
  /** Takes a problem. */
  report(problem: { loc: SourceSpan; message: string }): void;
}

/** A rule, as ESLint and oxlint run it. */
export interface LintPluginRule {
  /** For the linter, and for editors. */
  readonly meta: {
    readonly type: "problem";
    readonly docs: { readonly description: string; readonly recommended: boolean };
    readonly schema: [];
  };
  /** Checks a file. */
  create(context: LintContext): { "Program:exit"(): void };
}

/** Rules by name, as an entry of ESLint's flat configuration. */
export interface LintConfig {
  /** For messages of the linter. */
  readonly name: string;
  /** This plugin, under the name that the rules' names begin with. */
  readonly plugins: Record<string, LintPlugin>;
  /** How serious a problem is, by rule. */
  readonly rules: Record<string, "error">;
}

/** The plugin, for ESLint 9 and newer and for oxlint. */
export interface LintPlugin {
  /** For messages and caches of the linter. */
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  /** The rules by name. */
  readonly rules: Record<string, LintPluginRule>;
  /** Ready-made configurations: `recommended` has every rule as an error. */
  readonly configs: { readonly recommended: LintConfig };
}

const namespace = "next-bigcommerce";

/** One reading of a file serves all rules. */
const programs = new WeakMap<object, LintedProgram>();

function programOf({ sourceCode, settings }: LintContext): LintedProgram | undefined {
  const ast = field(sourceCode, "ast");
  if (!isNode(ast)) return undefined;
  const keys = field(sourceCode, "visitorKeys");
  const read =
    programs.get(ast) ??
    readProgram(ast, {
      scopeManager: field(sourceCode, "scopeManager"),
      instances: instancesIn(settings[namespace]),
      visitorKeys: typeof keys === "object" && keys !== null ? keys : undefined,
    });
  programs.set(ast, read);
  return read;
}

function instancesIn(settings: unknown): string[] {
  const names = field(settings, "instances");
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}

const nowhere = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } };
const spanOf = ({ loc }: SyntaxNode): SourceSpan => loc ?? nowhere;

const createRule = ({ summary, message, find }: LintRule): LintPluginRule => ({
  meta: {
    type: "problem",
    docs: { description: summary, recommended: true },
    schema: [],
  },
  create: (context) => ({
    "Program:exit"() {
      const program = programOf(context);
      for (const { node, data } of program ? find(program) : [])
        context.report({ loc: spanOf(node), message: fillIn(message, data) });
    },
  }),
});

const pluginRules = Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, createRule(rule)]));

const meta = { name: namespace, version, namespace };
const recommendedRules = Object.fromEntries(
  Object.keys(rules).map((name) => [`${namespace}/${name}`, "error" as const]),
);
const plugins: Record<string, LintPlugin> = {};
/**
 * Rules for apps that use this package: calls for one customer where a result is shared, tokens that leave the server, and
 * imports of the server's code in client files. For ESLint 9 and newer, and for oxlint as one of its `jsPlugins`.
 *
 * @example
 * ```js
 * // eslint.config.mjs
 * import bigcommerce from "next-bigcommerce/eslint-plugin";
 *
 * export default [
 *   bigcommerce.configs.recommended,
 *   // Other names of your store's instance than `bigcommerce`:
 *   { settings: { "next-bigcommerce": { instances: ["shop"] } } },
 * ];
 * ```
 */
export const plugin: LintPlugin = {
  meta,
  rules: pluginRules,
  configs: { recommended: { name: `${namespace}/recommended`, plugins, rules: recommendedRules } },
};
// The configuration names the plugin that it is part of.
plugins[namespace] = plugin;
