import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { buildSchema, lexicographicSortSchema, printSchema } from "graphql";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { listen, stopServersAfterEach } from "../../http/listen.fixture.js";
import { runCommand } from "../command-line.js";

stopServersAfterEach();

const claimsSchema = z.object({ eat: z.number(), iat: z.number() });

let emulator: Emulator;
let storefront: Server;
let storefrontUrl = "";
/** The emulator's record leaves tokens out, so they are read on their way to it. */
const usedTokens: string[] = [];
beforeAll(async () => {
  emulator = await createEmulator();
  storefront = createServer(async (request, response) => {
    const authorization = request.headers.authorization ?? "";
    usedTokens.push(authorization.slice("Bearer ".length));
    const headers = { authorization, "content-type": "application/json", accept: "application/json" };
    const answer = await fetch(`${emulator.url}${request.url}`, {
      method: "POST",
      headers,
      body: await text(request),
    });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
  }).listen(0, "127.0.0.1");
  await once(storefront, "listening");
  const address = storefront.address();
  if (typeof address === "object") storefrontUrl = `http://127.0.0.1:${address?.port}`;
});
afterAll(async () => {
  storefront.closeAllConnections();
  storefront.close();
  await emulator.close();
});

async function run(args: string[], environment: NodeJS.ProcessEnv = {}) {
  const [written, told]: [string[], string[]] = [[], []];
  const status = await runCommand(args, {
    folder: "/nowhere",
    environment: {
      BIGCOMMERCE_STORE_HASH: "emulator",
      BIGCOMMERCE_ACCESS_TOKEN: "emulator-access-token",
      BIGCOMMERCE_CHANNEL_ID: "1",
      BIGCOMMERCE_API_URL: emulator.url,
      BIGCOMMERCE_STOREFRONT_URL: `${storefrontUrl}/channels/{channelId}`,
      ...environment,
    },
    nowMs: Date.now(),
    write: (text) => written.push(text),
    tell: (text) => told.push(text),
  });
  return { status, written: written.join(""), told: told.join("") };
}

it.each([
  ["impersonation", []],
  ["private", ["--token-kind", "private"]],
] as const)("writes the store's schema with a short-lived %s token, and revokes it", async (kind, args) => {
  emulator.reset();
  const { status, written, told } = await run(["schema", ...args]);
  expect([status, told]).toEqual([0, ""]);
  const served = readFileSync(
    new URL("../../../../bigcommerce-emulator/src/resolvers/schema.graphql", import.meta.url),
    "utf8",
  );
  const sorted = (sdl: string) =>
    printSchema(lexicographicSortSchema(buildSchema(sdl, { assumeValidSDL: true })));
  expect(sorted(written)).toBe(sorted(served));
  expect(emulator.stats()).toMatchObject({ tokens: { [kind]: 1 }, revocations: 1 });
  const { eat, iat } = claimsSchema.parse(decodeJwt(usedTokens.at(-1) ?? ""));
  // BigCommerce's second may be the next one already.
  expect([299, 300]).toContain(eat - iat);
});

it("without the variables, and with a wrong access token, it says what is wrong and writes nothing", async () => {
  const missing = await run(["schema"], { BIGCOMMERCE_STORE_HASH: "" });
  expect([missing.status, missing.written]).toEqual([1, ""]);
  expect(missing.told).toContain("configuration_missing");
  const wrong = await run(["schema"], { BIGCOMMERCE_ACCESS_TOKEN: "some-other-access-token" });
  expect([wrong.status, wrong.written]).toEqual([1, ""]);
  expect(wrong.told).toContain("store_unauthorized");
  expect(wrong.told).not.toContain("some-other-access-token");
});

it("what is no schema is said, and not in an error of graphql's own", async () => {
  const url = await listen((_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"data":{"__schema":{"queryType":{"name":"Query"},"types":"none","directives":[]}}}');
  });
  const { status, written, told } = await run(["schema"], { BIGCOMMERCE_STOREFRONT_URL: url });
  expect([status, written]).toEqual([1, ""]);
  expect(told).toMatch(/^upstream_malformed: /);
});
