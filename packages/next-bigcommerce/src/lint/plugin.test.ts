import { type ESLint, Linter, RuleTester } from "eslint";
import { describe, expect, expectTypeOf, it } from "vitest";
import plugin, { type LintPlugin } from "../eslint-plugin.js";
import { lintCases } from "./cases.fixture.js";
import { rules } from "./rules.js";
import { typescriptParser } from "./typescript-parser.fixture.js";

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } };
const parsers = {
  espree: { languageOptions: jsx },
  "@typescript-eslint/parser": { languageOptions: { ...jsx, parser: typescriptParser } },
};

describe.each(Object.entries(parsers))("with %s", (parser, config) => {
  const tester = new RuleTester(config);
  const readable = lintCases.filter(({ typed }) => parser !== "espree" || typed === undefined);
  for (const [name, rule] of Object.entries(plugin.rules)) {
    const cases = readable.filter((one) => one.rule === name);
    const right = cases.filter(({ lines }) => lines.length === 0);
    const wrong = cases.filter(({ lines }) => lines.length > 0);
    tester.run(name, rule, {
      valid: right.map(({ fact, code }) => ({ name: `allows: ${fact}`, code })),
      invalid: wrong.map(({ fact, code, lines }) => ({
        name: `finds: ${fact}`,
        code,
        errors: lines.map((line) => ({ line, message: /./ })),
      })),
    });
  }
});

const lint = (code: string, settings: Linter.Config["settings"] = {}) =>
  new Linter().verify(code, [{ ...plugin.configs.recommended }, { settings }]);

describe("the plugin", () => {
  it("has cases of right and of wrong code for each rule", () => {
    const names = (isWrong: boolean) =>
      new Set(lintCases.filter(({ lines }) => lines.length > 0 === isWrong).map(({ rule }) => rule));
    expect([...names(true)].sort()).toEqual(Object.keys(rules).sort());
    expect([...names(false)].sort()).toEqual(Object.keys(rules).sort());
  });

  it("recommends each of its rules, by the name that ESLint finds it under", () => {
    const found = lint("export const orders = bigcommerce.customer.query(Orders);");
    expect(found.map(({ ruleId }) => ruleId)).toEqual(["next-bigcommerce/no-customer-call-at-module-level"]);
    expect(Object.keys(plugin.configs.recommended.rules).length).toBe(Object.keys(plugin.rules).length);
  });

  it("knows the names of an app's instance by a setting", () => {
    const code = "export const orders = shop.customer.query(Orders);";
    expect(lint(code)).toEqual([]);
    expect(lint(code, { "next-bigcommerce": { instances: ["shop"] } }).length).toBe(1);
  });

  it("says what is wrong and what to do, with the names of the code", () => {
    const [found] = lint("let last; export const get = () => (last ??= bigcommerce.customer.query(Orders));");
    expect(found?.message).toMatch(/^`last` belongs to the module.* Ask again in each request/);
  });

  it("has a type that ESLint accepts, without types of ESLint", () => {
    expectTypeOf<LintPlugin>().toExtend<ESLint.Plugin>();
    expectTypeOf(plugin.configs.recommended).toExtend<Linter.Config>();
  });
});
