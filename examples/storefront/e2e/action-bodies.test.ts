import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  actions,
  boundary,
  cachedFunctions,
  idOf,
  multipartType,
  ownHeaders,
  pageOf,
  partsOf,
  sendPart,
} from "./bodies.js";
import { damaged, damages } from "./damaged-bodies.js";
import { drawnForm } from "./drawn-form.js";
import { openShop } from "./open-shop.js";
import { askRaw, sendRaw } from "./send-raw.js";
import { signIn } from "./shopper.js";

const { shop } = await openShop();
const { cookie } = await signIn(shop, "retail");
const own = ownHeaders(shop);
const multipart = { ...own, "content-type": multipartType };
const urlencoded = { ...own, "content-type": "application/x-www-form-urlencoded" };

const page = "/account/profile";
const byScript = { ...multipart, cookie, "next-action": idOf("changePassword") };
const sendAction = (body: string, headers: Record<string, string> = {}) =>
  sendRaw(shop.url, { path: page, headers: { ...byScript, ...headers }, body });

/** An action that comes without a script, and without what it is bound to. */
const unbound = { $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${idOf("changePassword")}","bound":"$@1"}` };
const reactReferences = "$nabc $B9 $F9 $Q9 $Wzz $9:a:b $h9 $o9 $A9 $i9 $T $@9".split(" ");

describe("a Server Action", () => {
  it("60 MB are refused within a second: before any of it by its length, and at 64 kB without one", async () => {
    const declared = { path: page, headers: byScript, body: { declaredBytes: 60e6 } };
    expect(await sendRaw(shop.url, declared)).toBe(413);
    const { "next-action": _, ...withoutScript } = byScript;
    expect(await sendRaw(shop.url, { ...declared, headers: withoutScript })).toBe(413);
    for (const path of ["/api/no-such-route", "/_next/no-such-file"])
      expect(await sendRaw(shop.url, { ...declared, path })).toBe(413);
    const chunked = { ...byScript, "transfer-encoding": "chunked" };
    const long = { path: page, headers: chunked, body: Buffer.alloc(60e6, 97) };
    expect(await sendRaw(shop.url, long).catch(() => "closed")).toBeOneOf([413, "closed"]);
    expect(await sendAction("x", { "transfer-encoding": "chunked" })).toBe(411);
  });

  it("does not get through by a header of Next's own", async () => {
    const forwarded = { "transfer-encoding": "chunked", "x-action-forwarded": "1" };
    expect(await sendAction(partsOf({ "0": "[{" }), forwarded)).toBe(411);
    const long = { path: page, headers: { ...byScript, ...forwarded }, body: Buffer.alloc(60e6, 97) };
    expect(await sendRaw(shop.url, long).catch(() => "closed")).toBeOneOf([413, "closed"]);
    expect(await sendAction(partsOf({ "0": "[{" }), { "x-action-forwarded": "1" })).toBe(400);
  });

  it("gets its form by the names that React gives the fields", async () => {
    const headers = { ...byScript, "next-action": idOf("requestPasswordReset") };
    const body = partsOf({ _1_email: "no e-mail", "0": '[{},"$K1"]' });
    const { text } = await askRaw(shop.url, { path: "/forgot-password", headers, body });
    expect(text).toContain("Please enter an email address");
  });

  it.each([
    ["a text in place of the form", {}, partsOf({ "0": '[{},"abc"]' }), 400],
    ["no argument", {}, partsOf({ "0": "[]" }), 400],
    ["no JSON", {}, partsOf({ "0": "[{" }), 400],
    ["nothing", {}, "", 400],
    ["parts that end too early", {}, `--${boundary}\r\nContent-Disp`, 400],
    ["parts without a boundary", { "content-type": "multipart/form-data" }, "x", 400],
    ["a text", { "content-type": "text/plain;charset=UTF-8" }, "[]", 415],
    ["fields of a form", { "content-type": "application/x-www-form-urlencoded" }, "a=b", 415],
    ["an origin that is none", { origin: "nonsense" }, partsOf({ "0": "[]" }), 403],
    ["another origin", { origin: "https://evil.example" }, partsOf({ "0": "[]" }), 403],
    ["an id of nothing", { "next-action": "60".padEnd(42, "0") }, partsOf({ "0": '[{},"$K1"]' }), 409],
    ["an id that is none", { "next-action": "toString" }, partsOf({ "0": '[{},"$K1"]' }), 400],
    ["files for its texts", {}, partsOf({ _1_currentPassword: "x", "0": '[{},"$K1"]' }, "a.txt"), 400],
  ])("with %s gets a clear refusal", async (_name, headers, body, status) => {
    expect(await sendAction(body, headers)).toBe(status);
  });

  it.each([
    ["without arguments", { [`$ACTION_ID_${idOf("changePassword")}`]: "" }],
    ["of nothing", { $ACTION_ID_toString: "" }],
    ["with arguments that are no JSON", { ...unbound, "$ACTION_1:1": "[{" }],
    ["bound to what is not there", unbound],
  ])("that comes without a script %s gets a clear refusal", async (_name, fields) => {
    const headers = { ...multipart, cookie };
    expect(await sendRaw(shop.url, { path: page, headers, body: partsOf(fields) })).toBe(400);
  });

  it("no action of the shop responds with 500 to arguments that it does not expect, and each is reached", async () => {
    expect(actions.length).toBeGreaterThan(10);
    for (const [id, { exportedName, workers }] of actions) {
      const types = new Set<string | undefined>();
      for (const args of ['["$K1"]', '[{},"$K1"]', '["x",{"a":1},"$K1"]', '[null,7,[],"$K1"]']) {
        const fields = { _1_customerStamp: "x", _1_email: "x", _1_quantity: "__proto__", "0": args };
        const headers = { ...byScript, "next-action": id };
        const answer = await askRaw(shop.url, { path: pageOf(workers), headers, body: partsOf(fields) });
        expect([exportedName, args, answer.status]).toEqual([
          exportedName,
          args,
          expect.toBeOneOf([200, 303, 400]),
        ]);
        expect([exportedName, args, answer.text]).not.toContainEqual(expect.stringMatching(/:E\{/));
        types.add(answer.headers["content-type"]);
      }
      // What an action itself answers: for one of the lists, which is as long as it takes.
      expect([exportedName, [...types]]).toEqual([
        exportedName,
        expect.arrayContaining(["text/x-component"]),
      ]);
    }
  });

  it("that waited while its visitor went to another page is forwarded there, and by nobody else", async () => {
    const headers = { ...byScript, "next-action": idOf("requestPasswordReset") };
    const body = partsOf({ _1_email: "no e-mail", "0": '[{},"$K1"]' });
    expect((await askRaw(shop.url, { path: "/cart", headers, body })).text).toContain(
      "Please enter an email",
    );
    const forwarded = { ...headers, "transfer-encoding": "chunked", "x-action-forwarded": "1" };
    for (const key of ["", "undefined", "x"])
      expect(
        await sendRaw(shop.url, { path: "/cart", headers: { ...forwarded, "x-seen-by-proxy": key }, body }),
      ).toBe(411);
  });

  it.each(reactReferences)(
    "no part of React's encoding that the shop does not use: %s",
    async (reference) => {
      const body = partsOf({ _1_currentPassword: "x", "0": JSON.stringify([reference, "$K1"]) });
      expect(await sendAction(body)).toBe(400);
      const bound = { ...unbound, "$ACTION_1:1": JSON.stringify([reference]) };
      const headers = { ...multipart, cookie };
      expect(await sendRaw(shop.url, { path: page, headers, body: partsOf(bound) })).toBe(400);
    },
  );

  it.each([
    ["a file", 'name="_1_x"; filename="a"\r\nContent-Transfer-Encoding: base64'],
    ["a type of its own", 'name="_1_x"\r\nContent-Type: application/octet-stream'],
    ["a header of 20 kB", `name="_1_x"\r\nX-A: ${"a".repeat(20_000)}`],
    ["a control character in its name", 'name="_1_\u0001"'],
    ["a name in other letters", "name*=utf-8''_1_x"],
  ])("no part with %s", async (_name, headers) => {
    const odd = `--${boundary}\r\nContent-Disposition: form-data; ${headers}\r\n\r\neA==\r\n`;
    expect(await sendAction(odd + partsOf({ "0": '[{},"$K1"]' }))).toBe(400);
  });

  it.each([
    `MULTIPART/form-data; boundary=${boundary}`,
    `multipart/form-data; boundary=${boundary}; =;;`,
    `multipart/form-data; boundary="${boundary}"`,
  ])("no content type but a browser's: %s", async (contentType) => {
    const body = partsOf({ "0": '[{},"$K1"]' });
    expect(await sendAction(body, { "content-type": contentType })).toBe(400);
  });

  it('a function with "use cache" is none', async () => {
    expect(cachedFunctions.length).toBeGreaterThan(3);
    for (const [id] of cachedFunctions)
      expect(await sendAction(partsOf({ "0": '["$K1"]' }), { "next-action": id })).toBe(400);
  });
});

it("of 200 damaged bodies at once none is a 500, and both what passes and what does not is among them", async () => {
  const html = await (await fetch(shop.url + page, { headers: { cookie } })).text();
  const drawn = Object.fromEntries(drawnForm(html, page, "profile").hidden);
  const [key = ""] = Object.keys(drawn).filter((name) => /^\$ACTION_\d+:0$/.test(name));
  const { id } = z.object({ id: z.string() }).parse(JSON.parse(drawn[key] ?? ""));
  const typed = { firstName: "Elliot", lastName: "", email: "", company: "\u0645", phone: "" };
  const bodyFor = (state: unknown, isByScript: boolean) => {
    if (!isByScript) return { ...drawn, ...typed, [key.replace(/0$/, "1")]: JSON.stringify([state ?? {}]) };
    const fields = { ...typed, customerStamp: drawn.customerStamp ?? "", form: "profile" };
    const named = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`_1_${name}`, value]));
    return { ...named, "0": JSON.stringify([state ?? {}, "$K1"]) };
  };
  const seed = Date.now();
  const answers = await Promise.all(
    fc.sample(damages, { numRuns: 200, seed }).map(async ({ state, ofBody, ofType, isByScript }) => {
      const body = ofBody.reduce(damaged, partsOf(bodyFor(state, isByScript)));
      const contentType = ofType.reduce(damaged, multipartType);
      const headers = {
        ...own,
        cookie,
        ...(isByScript && { "next-action": id }),
        "content-type": contentType,
      };
      return { status: await sendRaw(shop.url, { path: page, headers, body }, 60_000), contentType, body };
    }),
  );
  // Next responds with 405 to what is no form and names no action.
  const refusals = [400, 405, 415];
  const unexpected = answers.filter(({ status }) => ![200, 303, ...refusals].includes(status));
  expect([seed, unexpected]).toEqual([seed, []]);
  const refused = answers.filter(({ status }) => refusals.includes(status)).length;
  expect(refused).toBeGreaterThan(20);
  expect(answers.length - refused).toBeGreaterThan(20);
});

it("300 Server Actions that stop on their way are given up after twelve", { timeout: 60_000 }, async () => {
  const statuses = Array.from({ length: 300 }, () => sendPart(shop, page, byScript));
  const others = [sendPart(shop, page, { ...multipart, cookie }), sendPart(shop, "/", urlencoded)];
  expect(new Set(await Promise.all([...statuses, ...others]))).toEqual(new Set([408]));
});
