import { expect, test } from "vitest";
import { z } from "zod";
import { hostedBrowser, loginClaims, loginJwt } from "../../test/customer-login.js";
import { mintPrivateToken, postGraphql, readGraphql } from "../../test/emulator-calls.js";
import { valueAt } from "../../test/execute-storefront.js";
import { emulatorForEachTest } from "../../test/running-emulator.js";

const emulator = emulatorForEachTest();
const signOutPath = "/login.php?action=logout";

test("signing out ends the session, also for a copy of the cookie", async () => {
  const browser = hostedBrowser(emulator);
  const jwt = await loginJwt();
  const login = await browser.open(`/login/token/${jwt}`);
  const cookie = login.headers.get("set-cookie")?.split(";")[0] ?? "";
  const signedOut = await browser.open(signOutPath);
  expect(signedOut).toMatchObject({ status: 200, html: expect.stringContaining("You are signed out") });
  expect(signedOut.headers.get("set-cookie")).toContain("Max-Age=0");
  const copy = await fetch(`${emulator.url}/account.php`, { headers: { cookie } });
  expect(await copy.text()).toContain("<strong>Guest</strong>");
});

test("a login token that leads to the sign-out signs the shopper out", async () => {
  const browser = hostedBrowser(emulator);
  await browser.open(`/login/token/${await loginJwt()}`);
  await browser.visit(`/login/token/${await loginJwt(loginClaims({ redirect_to: signOutPath }))}`);
  expect((await browser.open("/account.php")).html).toContain("<strong>Guest</strong>");
});

test("loginWithCustomerLoginJwt gives a customer access token, and uses the JWT", async () => {
  const token = await mintPrivateToken(emulator);
  const jwt = await loginJwt(loginClaims({ redirect_to: "/cart" }));
  const query = `mutation { loginWithCustomerLoginJwt(jwt: "${jwt}") { redirectTo customer { email } customerAccessToken { value expiresAt } } }`;
  const login = await readGraphql(await postGraphql(emulator, { token, query }));
  expect(login.data).toMatchObject({
    loginWithCustomerLoginJwt: { redirectTo: "/cart", customer: { email: "retail@example.com" } },
  });
  const accessToken = z
    .string()
    .parse(valueAt(login.data, "loginWithCustomerLoginJwt.customerAccessToken.value"));
  const headers = { "x-bc-customer-access-token": accessToken };
  const who = await readGraphql(
    await postGraphql(emulator, { token, headers, query: "{ customer { email } }" }),
  );
  expect(who.data).toEqual({ customer: { email: "retail@example.com" } });
  const again = await readGraphql(await postGraphql(emulator, { token, query }));
  expect(again).toMatchObject({
    status: 200,
    data: null,
    messages: [expect.stringContaining("has been used")],
  });
  expect((await hostedBrowser(emulator).open(`/login/token/${jwt}`)).status).toBe(410);
});
