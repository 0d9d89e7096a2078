import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { extract } from "../extract.ts";
import { renderReference } from "./reference.ts";

const types = `
/**
 * Asks for one order, as {@link OrderOptions} say, see {@link Unknown}.
 *
 * @param id - Its number in the store.
 * @throws {BigCommerceError} \`order_lost\` if there is none.
 * @example
 * \`\`\`ts
 * await readOrder(7);
 * \`\`\`
 */
export declare function readOrder(id: number): Promise<string>;
export declare function readOrder(id: number, options: OrderOptions): Promise<string>;
/** How an order is read. */
export interface OrderOptions extends Waiting {
  /** The language. Default: \`en\`. */
  readonly locale?: string | undefined;
  /** Stops it. */
  stop(why: {
    readonly reason: string;
  }): void;
}
interface Waiting {
  /** How long it may take. */
  readonly timeoutMs: number;
}
/** What is sent. */
export type Sent = {
  /** By whom. */
  readonly by: string;
};
export {};
`;

const folder = mkdtempSync(join(tmpdir(), "reference-"));
const tsconfig = {
  compilerOptions: { lib: ["ES2023"], types: [], skipLibCheck: true },
  include: ["index.d.ts"],
};

let model: string;
beforeAll(() => {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "orders", version: "1.0.0" }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  writeFileSync(join(folder, "index.d.ts"), types);
  const report = join(folder, "api/index.api.md");
  const temporary = join(folder, "temporary");
  ({ model } = extract({ folder, types: join(folder, "index.d.ts"), report, temporary, accept: true }));
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true }));

const groups = { Orders: ["readOrder", "OrderOptions"], Mail: ["Sent"] };
const render = () => renderReference([{ name: "orders", model, folder, groups }]);

test("a function has its overloads, its words, its parameters, what it throws and its example", () => {
  expect(render()).toContain(`### \`readOrder\`

\`\`\`typescript
function readOrder(id: number): Promise<string>;
function readOrder(id: number, options: OrderOptions): Promise<string>;
\`\`\`

Asks for one order, as [\`OrderOptions\`](#orderoptions) say, see \`Unknown\`.

- \`id\`: Its number in the store.

**Throws:** \`order_lost\` if there is none.

\`\`\`ts
await readOrder(7);
\`\`\`
`);
});

test("an interface has its members, with those of a base that is not exported", () => {
  expect(render()).toContain(`How an order is read.

- \`locale?: string | undefined\`

  The language. Default: \`en\`.
- \`timeoutMs: number\`

  How long it may take.

#### \`OrderOptions.stop\`

\`\`\`typescript
stop(why: {
  readonly reason: string;
}): void;
\`\`\`
`);
});

test("a type is shown as it is declared, with the comments in it", () => {
  expect(render()).toContain("type Sent = {\n  /** By whom. */\n  readonly by: string;\n};");
});

test("what a further entry exports again is explained once", () => {
  const page = renderReference([
    { name: "orders", model, folder, groups },
    { name: "orders/more", model, folder },
  ]);
  expect(page.match(/^### `readOrder`$/gm)).toHaveLength(1);
  expect(page).toContain("## `orders/more`\n\nExplained above: [`OrderOptions`](#orderoptions),");
});

test("an export without a group, and a group's export that is gone, are refused by name", () => {
  const wrong = { Orders: ["readOrder", "OrderOptions", "Lost"] };
  expect(() => renderReference([{ name: "orders", model, folder, groups: wrong }])).toThrow(
    "Sent is in no group, Lost is gone",
  );
});
