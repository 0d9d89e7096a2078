import type { Shop } from "./shop.js";
import { customerIds, permitCustomer } from "./watch-requests.js";

export const emails = {
  wholesale: "wholesale@example.com",
  retail: "retail@example.com",
  new: "new@example.com",
} as const;
/** Lets the shops of this test file name the customer to BigCommerce; an e-mail of nobody permits nothing. */
export function permitSignIn(email: string): void {
  for (const name of Object.keys(customerIds).filter((key): key is CustomerName => key in customerIds))
    if (emails[name] === email) permitCustomer(customerIds[name]);
}

export type CustomerName = keyof typeof emails;

/** A shopper without JavaScript: sends the forms and keeps the cookie. */
export interface Shopper {
  readonly cookie: string;
  /** The HTML of a page. */
  read(path: string): Promise<string>;
  /** What the browser gets of a page on a client-side navigation. */
  readPayload(path: string): Promise<string>;
}

export function visit(shop: Pick<Shop, "url">, cookie = ""): Shopper {
  const read = async (path: string, headers: Record<string, string>) =>
    (await fetch(shop.url + path, { headers: { cookie, ...headers } })).text();
  return {
    cookie,
    read: (path) => read(path, {}),
    readPayload: (path) => read(path, { RSC: "1" }),
  };
}

export async function signIn(shop: Pick<Shop, "url">, name: CustomerName): Promise<Shopper> {
  permitSignIn(emails[name]);
  const response = await fetch(`${shop.url}/login/submit`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: shop.url, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ email: emails[name], password: "emulator", next: "/account" }),
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0]);
  if (response.status !== 303 || cookies.length === 0)
    throw new Error(`Sign-in answered ${response.status}.`);
  return visit(shop, cookies.join("; "));
}

/** The cookies of staff who see the shop as a customer. */
export async function viewAsStaff(
  { url }: Pick<Shop, "url">,
  customerId: number,
  reason: string,
): Promise<string> {
  const post = async (path: string, fields: Record<string, string>, cookie: string) => {
    const headers = { origin: url, "sec-fetch-site": "same-origin", cookie };
    const body = new URLSearchParams(fields);
    const response = await fetch(url + path, { method: "POST", redirect: "manual", headers, body });
    const pairs = response.headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
    return [...new Map(pairs.map((pair) => [pair.split("=", 1)[0], pair])).values()].join("; ");
  };
  permitCustomer(customerId);
  const account = { email: "staff@example.com", password: "emulator-staff" };
  const cookie = await post("/staff/sign-in", account, "");
  const entry = { customer: String(customerId), reason, customerStamp: account.email };
  return post("/staff/enter", entry, cookie);
}
