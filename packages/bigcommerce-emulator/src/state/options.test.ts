import { expect, test } from "vitest";
import { postToken } from "../../test/emulator-calls.js";
import { startEmulator } from "../../test/running-emulator.js";
import { createEmulator, type EmulatorOptions } from "../index.js";

const refusal = (options: EmulatorOptions) =>
  createEmulator(options).catch((error: unknown) => String(error));

test("every wrong option is named in one error", async () => {
  const message = await refusal({
    port: 70_000,
    storeHash: "Store-1",
    accessToken: "with space",
    clientId: "",
    clientSecret: "secret with space",
    shopUrl: "javascript:alert(1)",
    channels: [1, 1],
    schema: "extend type Nothing { a: Int }",
    restQuota: { requests: -1, windowMs: 30_000 },
    inferred: { revocationDelaySeconds: -5 },
  });
  for (const name of [
    "port",
    "storeHash",
    "accessToken",
    "clientId",
    "clientSecret",
    "shopUrl",
    "channels",
    "schema",
    "restQuota.requests",
    "inferred.revocationDelaySeconds",
  ]) {
    expect(message).toContain(`- ${name}: `);
  }
  expect(message).not.toContain("with space");
});

test("an unknown option is refused", async () => {
  const misspelt = { port: 0, storehash: "abc" };
  expect(await refusal(misspelt)).toContain("storehash");
});

test("data that is not valid is refused with the name of the field", async () => {
  expect(await refusal({ data: { settings: { storeName: "" } } })).toContain("storeName");
});

test.each(["extend type Site { a: ReCaptchaV2Input }", "type Site { a: Int }", "extend type Site {"])(
  "the schema extension %j is refused at the start, not at the first query",
  async (schema) => {
    expect(await refusal({ schema })).toContain("- schema: ");
  },
);

test("store hash, access token and channels can be set", async () => {
  const emulator = await startEmulator({ storeHash: "abc123", accessToken: "another-token", channels: [5] });
  const body = { expires_at: 2_000_000_000, channel_ids: [5] };
  const headers = { "x-auth-token": "another-token" };
  expect((await postToken(emulator, { storeHash: "abc123", headers, body })).status).toBe(200);
  expect((await postToken(emulator, { storeHash: "abc123", body })).status).toBe(401);
  expect((await postToken(emulator, { storeHash: "abc123", headers })).status).toBe(422);
});
