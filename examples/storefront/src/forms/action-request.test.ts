import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { refuseAction } from "./action-request";
import { maxBodyBytes } from "./request-body";

const action = "607a2be6b9a0985de611703cfe68a944a70a3cf0d6";
const own = { origin: "https://shop.example", host: "shop.example", "sec-fetch-site": "same-origin" };

function formOf(fields: Record<string, string | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

async function statusOf(body: BodyInit, headers: Record<string, string> = {}): Promise<number | undefined> {
  const request = new Request("https://shop.example/account/profile", {
    method: "POST",
    body,
    headers: { ...own, ...headers },
  });
  return (await refuseAction(request))?.status;
}

const byScript = { "next-action": action };
const sent = { _1_email: "a@b", "0": '[{"problem":null},"$K1"]' };
const withoutScript = {
  $ACTION_REF_1: "",
  "$ACTION_1:0": `{"id":"${action}","bound":"$@1"}`,
  "$ACTION_1:1": "[{}]",
  $ACTION_KEY: "k123",
  email: "a@b",
};

test("what the shop's own pages send may pass: with a script, without one, and what is no action", async () => {
  expect(await statusOf(formOf(sent), byScript)).toBeUndefined();
  expect(await statusOf(formOf(withoutScript))).toBeUndefined();
  const typed = '[{"values":{"a":"$$5","b":"$undefined"},"done":"$undefined"},"$K1"]';
  expect(await statusOf(formOf({ ...sent, "0": typed }), byScript)).toBeUndefined();
  expect(await statusOf(new URLSearchParams({ a: "b" }))).toBeUndefined();
  expect(await refuseAction(new Request("https://shop.example/cart"))).toBeUndefined();
});

test.each([
  ["another site", { "sec-fetch-site": "cross-site" }, 403],
  ["another origin", { origin: "https://evil.example" }, 403],
  ["an origin that is none", { origin: "nonsense" }, 403],
  ["an id that is none", { "next-action": "toString" }, 400],
  ["the id of a cached function", { "next-action": `8${action.slice(1)}` }, 400],
])("of %s: refused", async (_name, headers, status) => {
  expect(await statusOf(formOf(sent), { ...byScript, ...headers })).toBe(status);
});

test.each([
  ["a text instead of a form", '[{},"abc"]'],
  ["one too few", '["$K1"]'],
  ["one too many", '["x",{},"$K1"]'],
  ["no argument", "[]"],
  ["an object", "{}"],
  ["null", "null"],
  ["what is no JSON", "[{"],
])("arguments that are %s: refused", async (_name, args) => {
  expect(await statusOf(formOf({ "0": args }), byScript)).toBe(400);
});

/** All that begins with a dollar in React's encoding, but what the shop sends. */
const references = "$nabc $n1 $B9 $F9 $Q9 $Wzz $9 $9:a:b $h9 $o9 $A9 $i9 $@1 $T $T9 $r9 $R9 $D0 $ $Kx".split(
  " ",
);

test.each(references)("%s anywhere in the arguments: refused", async (reference) => {
  const escaped = JSON.stringify(reference).replace("$", "\\u0024");
  for (const state of [
    JSON.stringify(reference),
    escaped,
    `{"values":{"email":${escaped}}}`,
    `[[${escaped}]]`,
  ]) {
    expect(await statusOf(formOf({ ...sent, "0": `[${state},"$K1"]` }), byScript)).toBe(400);
    expect(await statusOf(formOf({ ...withoutScript, "$ACTION_1:1": `[${state}]` }))).toBe(400);
  }
});

test("arguments without end, twice, or in further parts: refused", async () => {
  const deep = `[${"[".repeat(20_000)}${"]".repeat(20_000)},"$K1"]`;
  expect(await statusOf(formOf({ ...sent, "0": deep }), byScript)).toBe(400);
  const twice = formOf(sent);
  twice.append("0", sent["0"]);
  expect(await statusOf(twice, byScript)).toBe(400);
  for (const name of ["", "1", "0x0", " 0", "S1", "1_email"])
    expect(await statusOf(formOf({ ...sent, [name]: "[]" }), byScript)).toBe(400);
});

test("arguments as a text, no arguments, a file, a body that is broken: refused", async () => {
  expect(await statusOf("[]", byScript)).toBe(415);
  expect(await statusOf(new URLSearchParams({ "0": "[]" }), byScript)).toBe(415);
  expect(await statusOf(formOf({ _1_a: "b" }), byScript)).toBe(400);
  expect(await statusOf(formOf({ "0": new Blob(["[]"]) }), byScript)).toBe(400);
  expect(await statusOf("x", { ...byScript, "content-type": "multipart/form-data" })).toBe(400);
  expect(await statusOf("x", { "content-type": "multipart/form-data" })).toBe(400);
});

test.each([
  ["without arguments", { [`$ACTION_ID_${action}`]: "" }],
  ["with too few arguments", { ...withoutScript, "$ACTION_1:1": "[]" }],
  ["without bound arguments", { ...withoutScript, "$ACTION_1:1": "7" }],
  ["bound to what is not there", { ...withoutScript, "$ACTION_1:0": `{"id":"${action}","bound":"$@2"}` }],
  ["with arguments that are no JSON", { ...withoutScript, "$ACTION_1:1": "[{" }],
  ["of a cached function", { ...withoutScript, "$ACTION_1:0": `{"id":"8${action.slice(1)}","bound":"$@1"}` }],
  ["of nothing", { ...withoutScript, "$ACTION_1:0": "null" }],
  ["that is named and not there", { ...withoutScript, $ACTION_REF_2: "" }],
  [
    "with more than its name and its arguments",
    { ...withoutScript, "$ACTION_1:0": `{"id":"${action}","bound":"$@1","x":"$nabc"}` },
  ],
])("without a script an action %s: refused", async (_name, fields) => {
  expect(await statusOf(formOf(fields))).toBe(400);
});

const files = ["../../next.config.ts", "../proxy.ts"].map((path) =>
  readFileSync(new URL(path, import.meta.url), "utf8"),
);

test("the routes that read a form are the ones that next.config.ts and the proxy leave to themselves", () => {
  const [pattern = "", ...others] = files.flatMap((text) => /\(\?:\(\?:login\|.*?\)\$/.exec(text) ?? []);
  expect(others).toEqual([pattern]);
  const app = new URL("../app/", import.meta.url);
  const routes = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith("/route.ts"),
  );
  expect(routes.length).toBeGreaterThan(10);
  for (const route of routes) {
    const readsForm = /readForm\(|staffRoute\(/.test(readFileSync(new URL(route, app), "utf8"));
    expect([route, new RegExp(`^${pattern}`).test(route.replace("/route.ts", ""))]).toEqual([
      route,
      readsForm,
    ]);
  }
});

test("what is too large by its header is written the same in next.config.ts and in the proxy, and is more than 64 kB", () => {
  const written = files.flatMap((text) =>
    [...text.matchAll(/"(0\*\(\?:.*\))"/g)].map(([, pattern]) => pattern),
  );
  expect(new Set(written).size).toBe(1);
  const pattern = new RegExp(`^${written[0]?.replaceAll("\\\\", "\\")}$`);
  fc.assert(
    fc.property(fc.oneof(fc.nat(200_000), fc.maxSafeNat()), fc.nat(3), (bytes, zeros) => {
      expect(pattern.test(`${"0".repeat(zeros)}${bytes}`)).toBe(bytes > maxBodyBytes);
    }),
    {
      examples: [
        [maxBodyBytes, 0],
        [maxBodyBytes + 1, 0],
      ],
    },
  );
});
