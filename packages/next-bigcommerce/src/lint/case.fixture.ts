import type { LintRuleName } from "./rules.js";

/** Code of an app, with the lines on which a rule finds something: none if the code is right. */
export interface LintCase {
  readonly rule: LintRuleName;
  readonly fact: string;
  readonly code: string;
  readonly lines: readonly number[];
  /** Only parsers of TypeScript read it. */
  readonly typed?: true;
}

type Row = readonly [fact: string, code: string, lines: readonly number[]];

export function casesOf(rule: LintRuleName, rows: readonly Row[]): LintCase[] {
  return rows.map(([fact, code, lines]) => ({ rule, fact, code, lines }));
}

export const imports = 'import { bigcommerce } from "@/lib/bigcommerce";\n';
export const cached = (statements: string) =>
  `${imports}export async function get() {\n"use cache";\n${statements}\n}`;
export const plain = (statements: string) => `${imports}export async function get() {\n${statements}\n}`;

export const page = (markup: string, before = "") =>
  `import { Client } from "./client";\n${imports}export async function Page() {\n${before}\nreturn ${markup};\n}`;
