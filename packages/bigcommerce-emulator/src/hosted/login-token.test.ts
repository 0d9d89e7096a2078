import { expect, test } from "vitest";
import { hostedBrowser, loginClaims, loginJwt } from "../../test/customer-login.js";
import { emulatorForEachTest, startEmulator } from "../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const open = (jwt: string) => hostedBrowser(emulator).open(`/login/token/${jwt}`);
const seconds = () => Math.floor(Date.now() / 1000);
const checkoutPath = "/cart.php?action=loadInCheckout&id=1&token=2";

test("a login token signs its customer in, and leads to its redirect_to", async () => {
  const browser = hostedBrowser(emulator);
  const jwt = await loginJwt(loginClaims({ redirect_to: "/checkout?from=shop#pay" }));
  const { status, location, headers } = await browser.open(`/login/token/${jwt}`);
  expect([status, location]).toEqual([302, "/checkout?from=shop#pay"]);
  expect(headers.get("set-cookie")).toMatch(
    /^SHOP_SESSION_TOKEN=[0-9a-f-]{36}; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect((await browser.open("/account.php")).html).toContain("retail@example.com");
});

test("without redirect_to, channel_id and request_ip it leads to the account", async () => {
  const { status, location } = await open(await loginJwt(loginClaims({ channel_id: undefined })));
  expect([status, location]).toEqual([302, "/account.php"]);
});

const refusedClaims: [string, number, Record<string, unknown>][] = [
  ["wrong_issuer", 401, { iss: "another-client" }],
  ["wrong_store", 403, { store_hash: "another" }],
  ["wrong_operation", 400, { operation: "session_sync" }],
  ["too_old", 401, { iat: seconds() - 120 }],
  ["from_the_future", 401, { iat: seconds() + 120 }],
  ["from_the_future", 401, { iat: Date.now() }],
  ["absolute_redirect", 400, { redirect_to: "https://example.com/" }],
  ["absolute_redirect", 400, { redirect_to: "//example.com" }],
  ["absolute_redirect", 400, { redirect_to: "/\\example.com" }],
  ["absolute_redirect", 400, { redirect_to: "/\t/example.com" }],
  ["absolute_redirect", 400, { redirect_to: "checkout" }],
  ["wrong_ip", 403, { request_ip: "203.0.113.9" }],
  ["missing_channel", 400, { channel_id: undefined, redirect_to: checkoutPath }],
  ["unknown_channel", 403, { channel_id: 7 }],
  ["unknown_customer", 404, { customer_id: 999_999 }],
  ["invalid_claims", 400, { jti: undefined }],
  ["invalid_claims", 400, { iat: undefined }],
  ["invalid_claims", 400, { iat: "now" }],
  ["invalid_claims", 400, { customer_id: "1043" }],
];

test.each(refusedClaims)("%s is refused with %i: %j", async (code, status, claims) => {
  const answer = await open(await loginJwt(loginClaims(claims)));
  expect(answer).toMatchObject({
    status,
    location: null,
    html: expect.stringContaining(`<code>${code}</code>`),
  });
  expect(answer.headers.get("set-cookie")).toBeNull();
});

test("a signature by another secret is refused", async () => {
  const answer = await open(await loginJwt(loginClaims(), { secret: "emulator-access-token" }));
  expect(answer).toMatchObject({ status: 401, html: expect.stringContaining("wrong_signature") });
});

test("another algorithm is refused, although the secret is right", async () => {
  const answer = await open(await loginJwt(loginClaims(), { alg: "HS512" }));
  expect(answer).toMatchObject({ status: 401, html: expect.stringContaining("wrong_algorithm") });
});

test("an unsigned token is refused", async () => {
  const [, payload] = (await loginJwt()).split(".");
  for (const alg of ["none", "None"]) {
    const header = Buffer.from(JSON.stringify({ typ: "JWT", alg })).toString("base64url");
    const answer = await open(`${header}.${payload}.`);
    expect(answer).toMatchObject({ status: 401, html: expect.stringContaining("wrong_algorithm") });
  }
});

test.each(["token", "a.b.c", "%00", "a.b"])("%j is not a JWT", async (jwt) => {
  expect(await open(jwt)).toMatchObject({ status: 400, html: expect.stringContaining("not_a_jwt") });
});

test("a payload that is not JSON, or not an object, is refused", async () => {
  expect((await open(await loginJwt("text"))).status).toBe(400);
  expect((await open(await loginJwt([]))).status).toBe(400);
});

test("a login token works once", async () => {
  const jwt = await loginJwt();
  expect((await open(jwt)).status).toBe(302);
  expect(await open(jwt)).toMatchObject({ status: 410, html: expect.stringContaining("used_before") });
});

test("two requests at once with one token sign in once", async () => {
  const jwt = await loginJwt();
  const answers = await Promise.all([open(jwt), open(jwt), open(jwt)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([302, 410, 410]);
});

test("another token with the same jti is refused", async () => {
  const jti = "one-and-the-same";
  expect((await open(await loginJwt(loginClaims({ jti })))).status).toBe(302);
  expect((await open(await loginJwt(loginClaims({ jti, redirect_to: "/" })))).status).toBe(410);
});

test("a refused token is not used up", async () => {
  const jwt = await loginJwt();
  emulator.clock.set({ offsetSeconds: -60 });
  expect((await open(jwt)).status).toBe(401);
  emulator.clock.set({ offsetSeconds: 0 });
  expect((await open(jwt)).status).toBe(302);
});

test("a token is good for 30 seconds of the emulator's time", async () => {
  const [early, late] = [await loginJwt(), await loginJwt()];
  emulator.clock.set({ offsetSeconds: 28 });
  expect((await open(early)).status).toBe(302);
  emulator.clock.set({ offsetSeconds: 31 });
  expect((await open(late)).html).toContain("too_old");
});

test("the address of the request is accepted as request_ip, however it is written", async () => {
  for (const request_ip of ["127.0.0.1", "::ffff:127.0.0.1"])
    expect((await open(await loginJwt(loginClaims({ request_ip })))).status).toBe(302);
});

test("client id and client secret can be set", async () => {
  const other = await startEmulator({ clientId: "id-1", clientSecret: "secret-1", storeHash: "abc" });
  const jwt = await loginJwt(loginClaims({ iss: "id-1", store_hash: "abc" }), { secret: "secret-1" });
  expect((await hostedBrowser(other).open(`/login/token/${jwt}`)).status).toBe(302);
});

test("a program that only looks at a link does not use it up", async () => {
  const jwt = await loginJwt();
  const head = await fetch(`${emulator.url}/login/token/${jwt}`, { method: "HEAD" });
  expect([head.status, head.headers.get("allow")]).toEqual([405, "GET"]);
  expect((await open(jwt)).status).toBe(302);
});

test("no page and no log holds the token, wherever it was sent", async () => {
  const [good, bad] = [await loginJwt(), await loginJwt(loginClaims({ iss: "another" }))];
  const paths = [`/login/token/${good}`, `/login/token/${bad}`, `/login/token/${bad}/`, `/channels/1/${bad}`];
  const referer = `${emulator.url}/login/token/${good}`;
  for (const path of paths) {
    const response = await fetch(`${emulator.url}${path}`, { redirect: "manual", headers: { referer } });
    expect(await response.text()).not.toContain("eyJ");
  }
  const log = emulator.requests();
  expect(log.map(({ status }) => status)).toEqual([302, 401, 404, 404]);
  expect(log[0]?.path).toMatch(/^\/login\/token\/sha256:[0-9a-f]{12}$/);
  expect(JSON.stringify(log)).not.toContain("eyJ");
});

test("a reset forgets which tokens were used, and who is signed in", async () => {
  const browser = hostedBrowser(emulator);
  const jwt = await loginJwt();
  await browser.visit(`/login/token/${jwt}`);
  emulator.reset();
  expect((await browser.open("/account.php")).html).toContain("<strong>Guest</strong>");
  expect((await open(jwt)).status).toBe(302);
});
