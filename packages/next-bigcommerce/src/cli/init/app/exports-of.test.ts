import { expect, test } from "vitest";
import { exportsOf } from "./exports-of.js";

test.each([
  ["export const a = 1, b = 2;", ["a", "b"]],
  ["export async function a() {}\nexport class B {}", ["a", "B"]],
  ["export interface A {}\nexport type B = A;\nexport enum C {}", ["A", "B", "C"]],
  [
    "const a = 1; export { a, a as b }; export { c } from './c'; export * as d from './d';",
    ["a", "b", "c", "d"],
  ],
  ["export const { handlers, auth: who } = NextAuth();", ["handlers", "who"]],
  ["export default () => <p>{a}</p>;", ["default"]],
  ["const a = 1; // export const b\n'export const c'", []],
])("%j", (text, names) => {
  expect([...(exportsOf(text) ?? ["?"])].sort()).toEqual([...names].sort());
});

test.each(["export * from './other';", "export const a = ;", ".page { margin: 0 }"])(
  "of %j it cannot be told",
  (text) => {
    expect(exportsOf(text)).toBeUndefined();
  },
);
