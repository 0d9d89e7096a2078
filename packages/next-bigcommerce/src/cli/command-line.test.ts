import { describe, expect, it } from "vitest";
import { runCommand } from "./command-line.js";

describe("the command", () => {
  it.each([[[]], [["scan", "a", "b"]], [["--no-such"]], [["fix"]], [["schema", "--token-kind", "simple"]]])(
    "%j is wrong use: status 2 and how to use it",
    async (args) => {
      const told: string[] = [];
      const context = {
        folder: "/nowhere",
        environment: {},
        nowMs: 0,
        write: () => {},
        tell: (text: string) => told.push(text),
      };
      expect(await runCommand(args, context)).toBe(2);
      expect(told.join("")).toContain("npx --no next-bigcommerce scan");
    },
  );
});
