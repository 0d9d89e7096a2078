import { fileURLToPath } from "node:url";
import { createEmulator, type Emulator } from "bigcommerce-emulator";
import { NextRequest } from "next/server.js";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createBigCommerce } from "../../src/create-bigcommerce.js";
import { codeBlocks } from "./pages.js";
import { runBlock } from "./run-block.js";
import { instances } from "./running/next-bigcommerce.js";
import { setHeaders } from "./running/next-headers.js";

const blocks = codeBlocks("packages/next-bigcommerce/docs/sign-in.md");
const blockWith = (text: string) => blocks.find(({ code }) => code.includes(text));
const standIn = (name: string) => fileURLToPath(new URL(`running/${name}.ts`, import.meta.url));
const modules = {
  "next-bigcommerce": standIn("next-bigcommerce"),
  "next/headers": standIn("next-headers"),
  "@/app/login/check-credentials": standIn("check-credentials"),
  "@/lib/customer-links": standIn("customer-links"),
  "@/lib/bigcommerce": standIn("private-bigcommerce"),
  "@/gql/graphql": standIn("documents"),
};
const origin = "http://127.0.0.1:3000";
const secret = "a secret of the tests, as long as a key";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator();
  vi.stubEnv("BIGCOMMERCE_STORE_HASH", "emulator");
  vi.stubEnv("BIGCOMMERCE_ACCESS_TOKEN", "emulator-access-token");
  vi.stubEnv("BIGCOMMERCE_CHANNEL_ID", "1");
  vi.stubEnv("BIGCOMMERCE_API_URL", emulator.url);
  vi.stubEnv("BIGCOMMERCE_STOREFRONT_URL", `${emulator.url}/channels/{channelId}`);
  vi.stubEnv("BIGCOMMERCE_CLIENT_ID", "emulator-client-id");
  vi.stubEnv("BIGCOMMERCE_CLIENT_SECRET", "emulator-client-secret-for-local-use-only");
  vi.stubEnv("AUTH_SECRET", secret);
  vi.stubEnv("BETTER_AUTH_SECRET", secret);
  vi.stubEnv("BETTER_AUTH_URL", origin);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await emulator.close();
});

type Handler = (request: Request) => Promise<Response>;

/** A function that the code of a page exports. */
function handlerIn(holder: unknown, name: string): Handler {
  const handler: unknown = Reflect.get(Object(holder), name);
  if (typeof handler !== "function") throw new Error(`The code exports no ${name}.`);
  return async (request) => {
    const response: unknown = await Reflect.apply(handler, holder, [request]);
    if (response instanceof Response) return response;
    throw new Error(`${name} returned no response.`);
  };
}

/** What a browser sends of the cookies that it was given. */
const cookiesOf = (...responses: readonly Response[]) =>
  responses
    .flatMap((response) => response.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]))
    .join("; ");

/** Whom the instance of the page's code asks as, if a request brings these cookies. */
async function whoAsks(cookie: string): Promise<number | null | undefined> {
  setHeaders({ cookie, host: "127.0.0.1:3000" });
  await instances.at(-1)?.shopper.query("query WhoAsks { customer { email } }");
  return emulator.requests().at(-1)?.customerId;
}

test("Auth.js, as on the page: the server knows the customer's id, and /api/auth/session does not say it", async () => {
  const { handlers } = { handlers: undefined, ...(await runBlock(blockWith("NextAuth({"), {}, modules)) };
  await runBlock(blockWith("getToken({"), {}, modules);
  const get = handlerIn(handlers, "GET");
  const csrf = await get(new NextRequest(`${origin}/api/auth/csrf`));
  const [, csrfToken = ""] = /"csrfToken":"(\w+)"/.exec(await csrf.text()) ?? [];
  const body = new URLSearchParams({ csrfToken, email: "retail@example.com", password: "emulator" });
  const headers = { cookie: cookiesOf(csrf) };
  const signIn = new NextRequest(`${origin}/api/auth/callback/credentials`, {
    method: "POST",
    headers,
    body,
  });
  const cookie = cookiesOf(csrf, await handlerIn(handlers, "POST")(signIn));
  const session = await get(new NextRequest(`${origin}/api/auth/session`, { headers: { cookie } }));
  expect(await session.json()).toEqual({
    user: { email: "retail@example.com" },
    expires: expect.any(String),
  });
  expect(await whoAsks(cookie)).toBe(1043);
  expect(await whoAsks("")).toBeNull();
  const wrong = new URLSearchParams({ csrfToken, email: "retail@example.com", password: "guess" });
  const refused = await handlerIn(
    handlers,
    "POST",
  )(new NextRequest(signIn.url, { method: "POST", headers, body: wrong }));
  expect(refused.headers.get("location")).toMatch(/error=CredentialsSignin&code=wrong$/);
});

test("better-auth, as on the page: sign-up cannot set the customer's id, and the server reads it", async () => {
  const { memoryAdapter } = await import("better-auth/adapters/memory");
  const block = blockWith("betterAuth({");
  const database = "database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),";
  const inMemory = block && {
    ...block,
    code: block.code.replace("betterAuth({", `betterAuth({ ${database} emailAndPassword: { enabled: true },`),
  };
  const { auth } = { auth: undefined, ...(await runBlock(inMemory, { memoryAdapter }, modules)) };
  const handle = handlerIn(auth, "handler");
  const signUp = (more: object) =>
    handle(
      new Request(`${origin}/api/auth/sign-up/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin },
        body: JSON.stringify({ email: "retail@example.com", password: "emulator-1", name: "R", ...more }),
      }),
    );
  expect((await signUp({ customerId: 1042 })).status).toBe(400);
  const signedUp = await signUp({});
  const cookie = cookiesOf(signedUp);
  const request = new Request(`${origin}/api/auth/get-session`, { headers: { cookie } });
  // What the page warns of: this response is the browser's.
  expect(await (await handle(request)).json()).toMatchObject({ user: { customerId: 1043 } });
  expect(await whoAsks(cookie)).toBe(1043);
  expect(await whoAsks("")).toBeNull();
});

test("a customer without a password, as on the page: BigCommerce gives an access token of that customer", async () => {
  const block = blockWith("export async function signInBySso");
  const { signInBySso } = { signInBySso: undefined, ...(await runBlock(block, {}, modules)) };
  if (typeof signInBySso !== "function") throw new Error("The code exports no signInBySso.");
  const token: unknown = await Reflect.apply(signInBySso, undefined, [1043, 1]);
  expect(token).toEqual({ value: expect.any(String), expiresAt: expect.any(String) });
  const { value } = { value: "", ...Object(token) };
  const asCustomer = createBigCommerce({ tokenKind: "private", resolveCustomerAccessToken: () => value });
  const answer = await asCustomer.customer.query("query WhoAsks { customer { email } }");
  expect(answer).toEqual({ customer: { email: "retail@example.com" } });
});
