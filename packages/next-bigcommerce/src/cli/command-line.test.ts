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
