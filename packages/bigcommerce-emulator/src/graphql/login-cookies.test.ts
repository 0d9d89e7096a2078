import { expect, test } from "vitest";
import {
  mintPrivateToken,
  mintStorefrontToken,
  mintToken,
  postGraphql,
  readGraphql,
} from "../../test/emulator-calls.js";
import { startEmulator } from "../../test/running-emulator.js";
import type { Emulator } from "../index.js";

const origin = "https://shop.example";
const login = (selection = "result") =>
  `mutation { login(email: "retail@example.com", password: "emulator") { ${selection} } }`;

async function browser(emulator: Emulator) {
  const token = await mintStorefrontToken(emulator, [origin]);
  return (query: string, cookie?: string) =>
    postGraphql(emulator, { token, query, headers: { origin, ...(cookie === undefined ? {} : { cookie }) } });
}

const cookiesOf = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split("; "));
const cookieHeader = (response: Response) =>
  cookiesOf(response)
    .map(([pair]) => pair)
    .join("; ");

test("a login in a browser sets three cookies, by which its next requests are the customer's", async () => {
  const ask = await browser(await startEmulator());
  const response = await ask(login());
  expect(cookiesOf(response)).toEqual(
    [
      /^SHOP_TOKEN=[0-9a-f]{64}_\d+$/,
      /^SHOP_SESSION_TOKEN=[0-9a-f-]{36}$/,
      /^SHOP_SESSION_ROTATION_TOKEN=[0-9a-f]{64}$/,
    ].map((pair) => [
      expect.stringMatching(pair),
      expect.stringMatching(/^Expires=/),
      "Path=/",
      "Secure",
      "HttpOnly",
      "SameSite=None",
    ]),
  );
  expect(response.headers.get("access-control-allow-credentials")).toBe("true");
  const next = await readGraphql(await ask("{ customer { email } }", cookieHeader(response)));
  expect(next.data).toEqual({ customer: { email: "retail@example.com" } });
  expect((await readGraphql(await ask("{ customer { email } }"))).data).toEqual({ customer: null });
});

test("a logout clears the cookies, and ends what they stood for", async () => {
  const ask = await browser(await startEmulator());
  const cookie = cookieHeader(await ask(login()));
  const response = await ask("mutation { logout { result } }", cookie);
  expect(cookiesOf(response).map(([pair, , age]) => [pair, age])).toEqual([
    ["SHOP_TOKEN=", "Max-Age=0"],
    ["SHOP_SESSION_TOKEN=", "Max-Age=0"],
    ["SHOP_SESSION_ROTATION_TOKEN=", "Max-Age=0"],
  ]);
  expect((await readGraphql(await ask("{ customer { email } }", cookie))).data).toEqual({ customer: null });
});

test("a browser does not get the access token in the body", async () => {
  const ask = await browser(await startEmulator());
  const response = await ask(login("customer { entityId } customerAccessToken { value }"));
  expect(cookiesOf(response)).toHaveLength(3);
  const { messages } = await readGraphql(response);
  expect(messages).toEqual([expect.stringContaining("only returned for server-to-server requests")]);
});

test("a server gets the access token in the body, and the same one as a cookie", async () => {
  const emulator = await startEmulator();
  const token = await mintPrivateToken(emulator);
  const response = await postGraphql(emulator, { token, query: login("customerAccessToken { value }") });
  const [, value] = /^SHOP_TOKEN=([^;]+)/.exec(response.headers.getSetCookie()[0] ?? "") ?? [];
  expect((await readGraphql(response)).data).toEqual({ login: { customerAccessToken: { value } } });
});

test("a login that fails sets no cookie", async () => {
  const ask = await browser(await startEmulator());
  const response = await ask('mutation { login(email: "retail@example.com", password: "no") { result } }');
  expect(response.headers.getSetCookie()).toEqual([]);
});

test("an impersonation token sets no cookies, unless the switch says so", async () => {
  const cookies = async (impersonatedLoginCookies: boolean) => {
    const emulator = await startEmulator({ inferred: { impersonatedLoginCookies } });
    const response = await postGraphql(emulator, { token: await mintToken(emulator), query: login() });
    return response.headers.getSetCookie().length;
  };
  expect([await cookies(false), await cookies(true)]).toEqual([0, 3]);
});

test("the session of a login is signed in on the hosted pages", async () => {
  const emulator = await startEmulator();
  const cookie = cookieHeader(await (await browser(emulator))(login()));
  const page = await (await fetch(`${emulator.url}/account.php`, { headers: { cookie } })).text();
  expect(page).toContain("retail@example.com");
});
