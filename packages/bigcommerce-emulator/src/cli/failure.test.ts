import { expect, test } from "vitest";
import { startEmulator } from "../../test/running-emulator.js";
import { createEmulator } from "../index.js";
import { describeFailure } from "./failure.js";

const failureOf = (options: Parameters<typeof createEmulator>[0]) =>
  createEmulator(options).then(() => "", describeFailure);

test.each([
  [{ port: 70_000 }, "--port: must be a whole number from 0 to 65535"],
  [{ port: Number.NaN }, "--port: must be a whole number from 0 to 65535"],
  [{ channels: [1, 0] }, "--channels, entry 2: must be a whole number from 1"],
  [{ storeHash: "A_B" }, "--store-hash: must be 1 to 32 of a-z and 0-9"],
  [{ allowHosts: ["http://x"] }, "--allow-host, entry 1: must be a host name without a port"],
  [{ shopUrl: "shop" }, "--shop-url: must be an http or https URL"],
  [
    { schema: "extend type Site {\n  a: }" },
    '--schema: Syntax Error: Expected Name, found "}". (line 2, column 6)',
  ],
  [{ host: "192.0.2.1" }, "This machine does not have the address 192.0.2.1"],
  [{ host: "no-such-host.invalid" }, "--host no-such-host.invalid: there is no such name"],
])("%j is described in the words of the command line", async (options, message) => {
  expect(await failureOf(options)).toContain(message);
});

test("a port in use and one that is not allowed are described with what to do", async () => {
  const port = Number(new URL((await startEmulator()).url).port);
  expect(await failureOf({ port })).toBe(
    `Port ${port} is in use, perhaps by another emulator. Stop that program, or choose another port with --port (0 is a free one).`,
  );
  const denied = Object.assign(new Error("listen EACCES"), { code: "EACCES", port: 80 });
  expect(describeFailure(denied)).toBe(
    "This user may not listen on port 80. Choose a port from 1024 with --port.",
  );
});
