import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEnvText } from "../../app/env-file.js";
import { completeEnvText, type WantedVariables } from "./env-local.js";

const wanted: WantedVariables = { tokenKind: "impersonation", emulator: true, makeSecret: () => "s3cret" };
const valuesOf = (text: string) =>
  Object.fromEntries(readEnvText(text).map(({ name, value }) => [name, value]));

test("an app on the emulator gets every variable it needs", () => {
  expect(valuesOf(completeEnvText("", [], wanted).text)).toEqual({
    BIGCOMMERCE_STORE_HASH: "emulator",
    BIGCOMMERCE_ACCESS_TOKEN: "emulator-access-token",
    BIGCOMMERCE_CHANNEL_ID: "1",
    BIGCOMMERCE_API_URL: "http://127.0.0.1:4010",
    BIGCOMMERCE_STOREFRONT_URL: "http://127.0.0.1:4010/channels/{channelId}",
    SESSION_SECRET: "s3cret",
    SERVICE_SECRET: "s3cret",
  });
});

test.each([
  ["impersonation", '"Storefront API Customer Impersonation Tokens": manage'],
  ["private", '"Storefront API Tokens": manage'],
] as const)(
  "for a real store and %s tokens its three are blank, with the scope to ask for",
  (tokenKind, scope) => {
    const { text } = completeEnvText("", [], { ...wanted, emulator: false, tokenKind });
    expect(valuesOf(text)).toMatchObject({
      BIGCOMMERCE_STORE_HASH: "",
      BIGCOMMERCE_ACCESS_TOKEN: "",
      BIGCOMMERCE_CHANNEL_ID: "",
    });
    expect(text).not.toContain("URL");
    expect(text).toContain(scope);
  },
);

test("only what is missing is appended, behind what is there", () => {
  const before = "SHOP=1\nSESSION_SECRET=mine # of ours";
  const { text, added } = completeEnvText(before, [], wanted);
  expect(text.startsWith(`${before}\n\n`)).toBe(true);
  expect(added).not.toContain("SESSION_SECRET");
  expect(completeEnvText(text, [], wanted)).toMatchObject({ text, added: [], filled: [], different: [] });
});

test("what another .env file sets is not missing, what it leaves blank is", () => {
  const { added } = completeEnvText("", ["SESSION_SECRET=mine", "SERVICE_SECRET="], wanted);
  expect(added).not.toContain("SESSION_SECRET");
  expect(added).toContain("SERVICE_SECRET");
});

describe("a variable that was left blank", () => {
  test.each([
    ["BIGCOMMERCE_STORE_HASH=", "BIGCOMMERCE_STORE_HASH=emulator"],
    ['BIGCOMMERCE_STORE_HASH=""', "BIGCOMMERCE_STORE_HASH=emulator"],
    ["BIGCOMMERCE_STORE_HASH= # mine", "BIGCOMMERCE_STORE_HASH=emulator # mine"],
    ["BIGCOMMERCE_STORE_HASH: ", "BIGCOMMERCE_STORE_HASH: emulator"],
    ["export BIGCOMMERCE_STORE_HASH = ", "export BIGCOMMERCE_STORE_HASH =emulator"],
    ["BIGCOMMERCE_STORE_HASH=\r\nA=1", "BIGCOMMERCE_STORE_HASH=emulator\r\nA=1"],
  ])("%j is filled in where it stands", (before, after) => {
    const { text, filled } = completeEnvText(before, [], wanted);
    expect(text.startsWith(after)).toBe(true);
    expect(filled).toEqual(["BIGCOMMERCE_STORE_HASH"]);
    expect(valuesOf(text).BIGCOMMERCE_STORE_HASH).toBe("emulator");
  });

  test("stays blank for a real store: only its owner knows the value", () => {
    const text = "BIGCOMMERCE_STORE_HASH=\n";
    expect(completeEnvText(text, [], { ...wanted, emulator: false }).text.startsWith(text)).toBe(true);
  });
});

test("a real store's variables stay, and are named as not the emulator's", () => {
  const before = "BIGCOMMERCE_STORE_HASH=abc123\nBIGCOMMERCE_CHANNEL_ID=1\n";
  const { text, different } = completeEnvText(before, [], wanted);
  expect(text.startsWith(before)).toBe(true);
  expect(different).toEqual(["BIGCOMMERCE_STORE_HASH"]);
});

test("whatever a file has, each value in it stays, all that is wanted is there, and a second run adds nothing", () => {
  const names = ["BIGCOMMERCE_STORE_HASH", "SESSION_SECRET", "OTHER", "export A"];
  const line = fc
    .tuple(fc.constantFrom(...names, "# note"), fc.constantFrom("=x", "= y # z", "='q'", "=", '=""', ""))
    .map((parts) => parts.join(""));
  const file = fc
    .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom("", "\n"))
    .map(([lines, end]) => lines.join("\n") + end);
  fc.assert(
    fc.property(file, fc.boolean(), (before, emulator) => {
      const { text } = completeEnvText(before, [], { ...wanted, emulator });
      const after = valuesOf(text);
      for (const [name, value] of Object.entries(valuesOf(before)))
        if (value !== "") expect(after[name]).toBe(value);
      expect(after.SESSION_SECRET).toMatch(/./);
      expect(completeEnvText(text, [], { ...wanted, emulator }).text).toBe(text);
    }),
    { numRuns: 1000 },
  );
});
