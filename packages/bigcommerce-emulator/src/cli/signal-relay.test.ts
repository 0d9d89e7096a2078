import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { SignalRelay } from "./signal-relay.js";

const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR2"] as const;

function removeNewListenersAfterTest(): void {
  const before = signals.map((signal) => process.listeners(signal));
  onTestFinished(() => {
    for (const [index, signal] of signals.entries())
      for (const listener of process.listeners(signal))
        if (before[index]?.includes(listener) !== true) process.removeListener(signal, listener);
  });
}

test("a signal that comes before the command has started reaches it when it starts", async () => {
  removeNewListenersAfterTest();
  const relay = new SignalRelay();
  process.emit("SIGUSR2", "SIGUSR2");
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  relay.to(child);
  expect(await once(child, "exit")).toEqual([null, "SIGUSR2"]);
});
