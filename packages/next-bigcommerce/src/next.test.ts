import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { enterPublic, enterRequest, isControlFlow, readRenderMemo, runInBackground } from "./next.js";

describe("outside Next (a script, instrumentation, a test)", () => {
  it("both gates pass", async () => {
    await expect(enterRequest()).resolves.toBeUndefined();
    await expect(enterPublic()).resolves.toBeUndefined();
  });

  it("a background task goes on", async () => {
    const done = vi.fn();
    runInBackground(Promise.resolve().then(done));
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
  });

  it("nothing is remembered between calls", () => {
    const owner = {};
    readRenderMemo(owner).set("key", 1);
    expect(readRenderMemo(owner).get("key")).toBeUndefined();
  });
});

it.each([
  [Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/login;307;" }), true],
  [Object.assign(new Error("static"), { code: "NEXT_STATIC_GEN_BAILOUT" }), true],
  [new Error("a fault"), false],
  ["text", false],
  [null, false],
])("%s steers Next: %s", (error, expected) => {
  expect(isControlFlow(error), inspect(error)).toBe(expected);
});
