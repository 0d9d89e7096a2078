import { describe, expect, it } from "vitest";
import { version } from "../version.js";
import { runCommand } from "./command-line.js";

async function run(...args: string[]) {
  const output = { written: "", told: "" };
  const status = await runCommand(args, {
    folder: "/nowhere",
    environment: {},
    nowMs: 0,
    write: (text) => {
      output.written += text;
    },
    tell: (text) => {
      output.told += text;
    },
  });
  return { status, ...output };
}

describe("the command", () => {
  it.each([
    [[], "Which command?"],
    [["fix"], "There is no command fix."],
    [["--no-such"], "There is no command --no-such."],
    [["scan", "a", "b"], "That is not a use of scan."],
    [["scan", "--no-such"], "Unknown option '--no-such'"],
    [["schema", "--token-kind", "simple"], "That is not a use of schema."],
  ])("%j is wrong use: status 2, what is wrong, and how to use it", async (args, problem) => {
    const { status, told, written } = await run(...args);
    expect(status).toBe(2);
    expect(told).toContain(problem);
    expect(told).toContain("npx --no next-bigcommerce scan");
    expect(written).toBe("");
  });

  it.each([[["help"]], [["--help"]], [["scan", "--help"]]])("%j writes how to use it", async (args) => {
    const { status, written } = await run(...args);
    expect(status).toBe(0);
    expect(written).toContain("npx --no next-bigcommerce scan");
  });

  it("says its version", async () => {
    expect(await run("version")).toEqual({ status: 0, written: `${version}\n`, told: "" });
  });
});

it("a fault of its own ends a command in a line without a stack, and without what the error says", async () => {
  const told: string[] = [];
  const status = await runCommand(["schema"], {
    folder: "/nowhere",
    environment: {
      get BIGCOMMERCE_STORE_HASH(): string {
        throw new TypeError("k3y9qhd7w1lz0v5t8m2nxa4c6b1e0fj");
      },
    },
    nowMs: 0,
    write: () => {},
    tell: (text) => told.push(text),
  });
  expect(status).toBe(1);
  expect(told).toEqual([
    "schema stopped: TypeError. That is a fault of next-bigcommerce, or of a package of the app: please report it.\n",
  ]);
});
