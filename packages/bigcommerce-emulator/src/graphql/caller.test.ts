import { expect, test } from "vitest";
import {
  inAnHour,
  mintPrivateToken,
  mintStorefrontToken,
  mintToken,
  postGraphql,
  readGraphql,
} from "../../test/emulator-calls.js";
import { emulatorForEachTest, startEmulator } from "../../test/running-emulator.js";

const impersonationText =
  "Request not allowed: Detected that request originated from a browser script and is using a customer impersonation jwt token. Customer impersonation tokens are not allowed with frontend requests.";
const originText =
  "'Origin' header invalid: The 'Origin' request header value did not match the allowed origin set in the JWT auth token. Please generate a token that is valid for this origin";

const emulator = emulatorForEachTest();

const browserSigns: [string, Record<string, string>][] = [
  ["Sec-Fetch-Site", { "sec-fetch-site": "same-origin" }],
  ["Sec-Fetch-Dest", { "sec-fetch-dest": "empty" }],
  ["the SHOP_TOKEN cookie", { cookie: "a=b; SHOP_TOKEN=x" }],
  ["the SHOP_SESSION_TOKEN cookie", { cookie: "SHOP_SESSION_TOKEN=x; a=b" }],
];

test.each(browserSigns)("%s marks a browser: 403 for an impersonation token", async (_sign, headers) => {
  const response = await postGraphql(emulator, { token: await mintToken(emulator), headers });
  expect(response.status).toBe(403);
  expect(await response.json()).toEqual({ errors: [{ message: impersonationText }] });
});

test.each(browserSigns)("%s marks a browser: 403 for a private token", async (_sign, headers) => {
  const token = await mintPrivateToken(emulator);
  const { status, messages } = await readGraphql(await postGraphql(emulator, { token, headers }));
  expect([status, messages]).toEqual([403, [expect.stringContaining("private jwt token")]]);
});

test.each([
  ["Sec-Fetch-Mode alone, which Node's fetch sends", { "sec-fetch-mode": "cors" }],
  ["another cookie", { cookie: "MY_SHOP_TOKEN=x; SHOP_TOKENS=y" }],
  ["Origin alone", { origin: "https://shop.example" }],
  ["Referer", { referer: "https://shop.example/" }],
])("%s does not mark a browser", async (_case, headers) => {
  expect((await postGraphql(emulator, { token: await mintToken(emulator), headers })).status).toBe(200);
});

test("with the switches, Origin marks a browser, and the refusal is plain text", async () => {
  const strict = await startEmulator({ inferred: { originIsBrowser: true, browserRefusalBody: "text" } });
  const headers = { origin: "https://shop.example" };
  const response = await postGraphql(strict, { token: await mintToken(strict), headers });
  expect([response.status, await response.text()]).toEqual([403, impersonationText]);
});

test("a bad token is refused before a browser is", async () => {
  const headers = { "sec-fetch-site": "same-origin" };
  expect((await postGraphql(emulator, { token: "x.y.z", headers })).status).toBe(401);
});

test("a storefront token works in a browser on its origins, and the page may read the response", async () => {
  const token = await mintStorefrontToken(emulator, ["https://a.example", "https://b.example"]);
  const headers = { origin: "https://b.example", "sec-fetch-site": "cross-site" };
  const response = await postGraphql(emulator, { token, headers });
  expect(response.status).toBe(200);
  expect(response.headers.get("access-control-allow-origin")).toBe("https://b.example");
  expect(response.headers.get("vary")).toBe("Origin");
});

test.each(["https://evil.example", "https://a.example:8443", "null"])(
  "a storefront token is refused on %s",
  async (origin) => {
    const token = await mintStorefrontToken(emulator, ["https://a.example"]);
    const response = await postGraphql(emulator, {
      token,
      headers: { origin, "sec-fetch-site": "cross-site" },
    });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(await readGraphql(response)).toEqual({ status: 403, data: undefined, messages: [originText] });
  },
);

test("a preflight is accepted for any origin, because it has no token", async () => {
  const response = await fetch(`${emulator.url}/graphql`, {
    method: "OPTIONS",
    headers: { origin: "https://a.example", "access-control-request-method": "POST" },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-headers")).toBe("authorization, content-type");
  expect(emulator.stats().graphql).toBe(0);
  expect(emulator.requests()).toEqual([]);
});

test("secret tokens never get CORS headers", async () => {
  const headers = { origin: "https://a.example" };
  const response = await postGraphql(emulator, { token: await mintToken(emulator), headers });
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
});

test("storefront tokens made by 30 June 2026 work from a server until 31 March 2027, later ones never", async () => {
  const secondsUntil = (date: string) => (Date.parse(date) - Date.now()) / 1000;
  const expires_at = inAnHour() + 10 * 365 * 86_400;
  const mintAt = async (date: string) => {
    emulator.clock.set({ offsetSeconds: secondsUntil(date) });
    return mintToken(emulator, { path: "api-token", body: { expires_at, channel_id: 1 } });
  };
  const statusAt = async (date: string, token: string) => {
    emulator.clock.set({ offsetSeconds: secondsUntil(date) });
    return (await postGraphql(emulator, { token })).status;
  };
  const early = await mintAt("2026-06-30T12:00:00Z");
  const late = await mintAt("2026-07-01T12:00:00Z");
  expect(await statusAt("2027-03-31T12:00:00Z", early)).toBe(200);
  expect(await statusAt("2027-04-01T12:00:00Z", early)).toBe(403);
  expect(await statusAt("2026-07-02T00:00:00Z", late)).toBe(403);
});

test("the dates of storefront tokens can be switched off", async () => {
  const lenient = await startEmulator({ inferred: { storefrontTokenFromServer: "allow" } });
  const token = await mintStorefrontToken(lenient, ["https://a.example"]);
  expect((await postGraphql(lenient, { token })).status).toBe(200);
});
