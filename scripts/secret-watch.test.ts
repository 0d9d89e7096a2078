import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleText } from "node:util";
import { expect, test } from "vitest";
import { createEmulator } from "../packages/bigcommerce-emulator/src/index.ts";
import { createSecretWatch } from "./secret-watch.ts";

const encode = (json: object) => Buffer.from(JSON.stringify(json)).toString("base64url");
const jwtOf = (payload: object) => `${encode({ alg: "ES256" })}.${encode(payload)}.c2lnbmF0dXJl`;
const token = jwtOf({ cid: [1], iss: "BC", sid: 7 });

test("a token that the emulator issues is cut out of what is printed", async () => {
  const emulator = await createEmulator();
  const response = await fetch(
    `${emulator.url}/stores/emulator/v3/storefront/api-token-customer-impersonation`,
    {
      method: "POST",
      headers: { "x-auth-token": "emulator-access-token", "content-type": "application/json" },
      body: JSON.stringify({ expires_at: Math.floor(Date.now() / 1000) + 600, channel_ids: [1] }),
    },
  );
  const answer = await response.text();
  await emulator.close();
  const watch = createSecretWatch([]);
  expect(watch.redact(`answered\n${answer}\nafter`)).toBe(
    'answered\n{"data":{"token":"[a token]"},"meta":{}}\nafter',
  );
  expect(watch.hits()).toHaveLength(1);
});

test.each([
  ["for a login", `at /login/token/${jwtOf({ iss: "client", iat: 1, operation: "customer_login" })}`],
  ["whole", `expected ${token} to be undefined`],
  ["without its signature", `Bearer ${token.split(".").slice(0, 2).join(".")}`],
  ["cut off in its payload", token.slice(0, -20)],
  [
    "coloured in parts",
    token.slice(0, 15) + styleText("red", token.slice(15, 40), { validateStream: false }) + token.slice(40),
  ],
])("a token %s is found, and the finding does not hold it", (_how, line) => {
  const watch = createSecretWatch([]);
  const shown = watch.redact(line);
  expect([shown, ...watch.hits()].map((text) => text.includes("eyJ"))).toEqual([false, false]);
});

test("secrets that the tests made up are found", () => {
  const watch = createSecretWatch(["made-up-secret"]);
  expect(watch.redact("x-auth-token: made-up-secret")).toBe("x-auth-token: [a secret of the tests]");
  expect(watch.hits()).toEqual(["x-auth-token: [a secret of the tests]"]);
});

test("other text passes as it is, with its colours and tokens of other issuers", () => {
  const watch = createSecretWatch(["made-up-secret"]);
  const text = [
    styleText("red", "failed", { validateStream: false }),
    jwtOf({ iss: "somebody" }),
    "eyJ.eyJ",
    "",
  ].join("\n");
  expect(watch.redact(text)).toBe(text);
  expect(watch.hits()).toEqual([]);
});

test.each(["unit.json", "api/unit.json"])(
  "a report %s in a folder is searched; its hit is an excerpt",
  (path) => {
    const folder = mkdtempSync(join(tmpdir(), "secret-watch-"));
    mkdirSync(join(folder, "api"));
    writeFileSync(join(folder, path), `${"a".repeat(5000)}"${token}"${"b".repeat(5000)}`);
    const watch = createSecretWatch([]);
    watch.readFolder(folder);
    rmSync(folder, { recursive: true });
    expect(watch.hits().map((hit) => [hit.length < 400, hit.includes("[a token]")])).toEqual([[true, true]]);
  },
);
