// Requests as a shop sends them, for the console's pictures: sign-ins, product pages, carts, and some that fail.
const account = { "x-auth-token": "emulator-access-token", "content-type": "application/json" };

type TokenPath = "api-token-private" | "api-token-customer-impersonation";

/** Sends about 40 requests, one after another. */
export async function sendTraffic(url: string): Promise<void> {
  const impersonation = await mint(url, "api-token-customer-impersonation");
  const secret = await mint(url, "api-token-private");
  await browse(url, impersonation);
  await shop(url, impersonation);
  await signIn(url, secret);
  await fail(url, impersonation);
}

async function mint(url: string, path: TokenPath): Promise<string> {
  const expiresAt = Math.floor(Date.now() / 1000) + (path === "api-token-private" ? 86_400 : 3_600);
  const scopes = path === "api-token-private" ? { scopes: ["Unauthenticated", "Customer"] } : {};
  const response = await fetch(`${url}/stores/emulator/v3/storefront/${path}`, {
    method: "POST",
    headers: account,
    body: JSON.stringify({ expires_at: expiresAt, channel_ids: [1, 2], ...scopes }),
  });
  const { data } = (await response.json()) as { data: { token: string } };
  return data.token;
}

interface Call {
  readonly token?: string;
  readonly customerId?: number;
  readonly accessToken?: string;
}

async function ask(
  url: string,
  query: string,
  { token, customerId, accessToken }: Call = {},
): Promise<string> {
  const headers = {
    "content-type": "application/json",
    "user-agent": "node",
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(customerId === undefined ? {} : { "x-bc-customer-id": String(customerId) }),
    ...(accessToken === undefined ? {} : { "x-bc-customer-access-token": accessToken }),
  };
  const call = { method: "POST", headers, body: JSON.stringify({ query }) };
  const response = await fetch(`${url}/channels/1/graphql`, call).catch(() => null);
  return response === null ? "" : response.text();
}

const productPage = (id: number) =>
  `query ProductPage { site { product(entityId: ${id}) { name description sku prices { price { value } } images(first: 5) { edges { node { urlOriginal altText } } } } } }`;

async function browse(url: string, token: string): Promise<void> {
  for (const customerId of [undefined, 1042, 1043, 1044]) {
    const call = customerId === undefined ? { token } : { token, customerId };
    await ask(url, "query Navigation { site { categoryTree { entityId name path } } }", call);
    for (const id of [105, 109, 113]) await ask(url, productPage(id), call);
    if (customerId !== undefined)
      await ask(
        url,
        "query OrderList { customer { orders(first: 10) { edges { node { entityId orderedAt { utc } status { value } } } } } }",
        call,
      );
  }
}

const line = (id: number, quantity: number) => `{ productEntityId: ${id}, quantity: ${quantity} }`;
const createCart = (...lines: string[]) =>
  `mutation AddToCart { cart { createCart(input: { lineItems: [${lines.join(", ")}] }) { cart { entityId amount { value } } } } }`;

async function shop(url: string, token: string): Promise<void> {
  await ask(url, createCart(line(105, 2), line(113, 1)), { token, customerId: 1043 });
  await ask(url, createCart(line(120, 12)), { token, customerId: 1042 });
  await ask(url, createCart(line(109, 1)), { token });
  await ask(
    url,
    'mutation ForgottenPassword { customer { requestResetPassword(input: { email: "retail@example.com", path: "/new-password" }) { errors { __typename } } } }',
    { token },
  );
}

async function signIn(url: string, token: string): Promise<void> {
  const login =
    'mutation Login { login(email: "wholesale@example.com", password: "emulator") { customerAccessToken { value } } }';
  const accessToken = /"value":"([^"]+)"/.exec(await ask(url, login, { token }))?.[1] ?? "";
  for (const query of [
    "query Account { customer { firstName lastName email } }",
    "query Addresses { customer { addresses(first: 10) { edges { node { city } } } } }",
    "query Wishlists { customer { wishlists(first: 5) { edges { node { name } } } } }",
  ])
    await ask(url, query, { token, accessToken });
}

async function fail(url: string, token: string): Promise<void> {
  const settings = "settings { storeName search { productFilteringEnabled } storefront { __typename } }";
  await ask(url, `query StoreSettings { site { ${settings} } }`, { token });
  const faults = (rules: unknown) =>
    fetch(`${url}/__emulator/faults`, { method: "POST", body: JSON.stringify(rules) });
  await ask(url, "query NoToken { site { settings { storeName } } }");
  await ask(url, "query Misspelt { site { produkt { name } } }", { token, customerId: 1043 });
  await faults([
    { on: "graphql", status: 503 },
    { on: "graphql", delayMs: 1_240 },
    { on: "graphql", drop: true },
  ]);
  for (const customerId of [1042, 1043, 1044]) await ask(url, productPage(117), { token, customerId });
  await faults([{ on: "mint", times: 2, status: 503 }]);
  await ask(url, productPage(126), { token, customerId: 1044 });
  await ask(
    url,
    'query Search { site { search { searchProducts(filters: { searchTerm: "kettle" }) { products(first: 20) { edges { node { name path } } } } } } }',
    { token, customerId: 1043 },
  );
}
