import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { extract } from "./extract.ts";
import { findUndocumented } from "./undocumented.ts";

const types = `
/**
 * Asks for one order.
 *
 * @throws {BigCommerceError} \`order_lost\` if there is none.
 */
export declare function readOrder(id: number): Promise<Order>;
/**
 * Asks for several orders.
 *
 * @example
 * \`\`\`ts
 * await readOrders();
 * \`\`\`
 */
export declare function readOrders(): Promise<Order[]>;
export declare function readOrders(first: number): Promise<Order[]>;
export interface Order extends Dated {
  /** Its number in the store. */
  readonly id: number;
  readonly total: number;
}
interface Dated {
  readonly placedAt: string;
}
/** What can be asked of a store. */
export interface Scope {
  /**
   * Runs a query.
   *
   * @throws {BigCommerceError} \`rate_limited\` if it is asked too often.
   */
  query(): Promise<void>;
  /** Runs a mutation. */
  mutate(): Promise<void>;
}
export {};
`;

const tsconfig = {
  compilerOptions: { lib: ["ES2023"], types: [], skipLibCheck: true },
  include: ["index.d.ts"],
};

const folder = mkdtempSync(join(tmpdir(), "api-"));
const report = join(folder, "api/index.api.md");
const read = (accept: boolean) =>
  extract({
    folder,
    types: join(folder, "index.d.ts"),
    report,
    temporary: join(folder, "temporary"),
    accept,
  });

beforeAll(() => {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "orders", version: "1.0.0" }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  writeFileSync(join(folder, "index.d.ts"), types);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("what an export lacks in TSDoc is listed, of overloads and inherited members once", () => {
  const rules = { codes: ["rate_limited"], throwing: ["Scope"] };
  expect(findUndocumented(read(true).model, rules).sort()).toEqual([
    "Dated.placedAt has no TSDoc.",
    "Order has no TSDoc.",
    "Order.total has no TSDoc.",
    "Scope.mutate does not name the codes it throws.",
    "readOrder has no @example.",
    "readOrder throws order_lost, which is not a code.",
  ]);
}, 30_000);

test("a report differs once an export has changed, until the change is accepted", () => {
  writeFileSync(join(folder, "index.d.ts"), types.replace("id: number)", "id: string)"));
  expect(read(false).changed).toBe(true);
  expect(read(true).changed).toBe(true);
  expect(read(false).changed).toBe(false);
}, 30_000);
