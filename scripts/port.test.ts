import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { assertPortFree, portFromEnvironment } from "./port.ts";

const listenOnAnyPort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { server, port: address.port };
};

test("a port that is taken is reported with the variable that changes it", async () => {
  const { server, port } = await listenOnAnyPort();
  await expect(assertPortFree("EMULATOR_PORT", port)).rejects.toThrow(
    new RegExp(`Port ${port} is taken.*EMULATOR_PORT=`),
  );
  server.close();
  await once(server, "close");
  await expect(assertPortFree("EMULATOR_PORT", port)).resolves.toBeUndefined();
});

test("an unset or blank variable means the default port", () => {
  expect(portFromEnvironment("PORT", 3000, {})).toBe(3000);
  expect(portFromEnvironment("PORT", 3000, { PORT: " " })).toBe(3000);
  expect(portFromEnvironment("PORT", 3000, { PORT: " 4170 " })).toBe(4170);
});

test.each(["0", "-1", "65536", "3e3", "abc", "30.5"])("PORT=%s is refused by name", (text) => {
  expect(() => portFromEnvironment("PORT", 3000, { PORT: text })).toThrow(
    /PORT is ".*", which is not a port/,
  );
});
