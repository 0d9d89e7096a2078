import type { Shop } from "./shop.js";

/** A form of this shop, posted as a browser without JavaScript does. */
export const post = (
  shop: Pick<Shop, "url">,
  path: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
) =>
  fetch(shop.url + path, {
    method: "POST",
    redirect: "manual",
    headers: { origin: shop.url, "sec-fetch-site": "same-origin", ...headers },
    body: new URLSearchParams(fields),
  });

/** The cookies that a response sets, as the browser sends them back. */
export function cookiesOf(response: Response): Map<string, string> {
  const pairs = response.headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
  return new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
}

export const cookieHeader = (cookies: ReadonlyMap<string, string>) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

const attribute = (tag: string, name: string) =>
  new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/** What React hides in the form that has this field, for a browser without JavaScript. */
export function hiddenFieldsOf(page: string, field: string): Record<string, string> {
  const form =
    page.split("<form").find((part) => part.split("</form>")[0]?.includes(`name="${field}"`)) ?? "";
  const hidden = (form.split("</form>")[0]?.match(/<input[^>]*>/g) ?? []).filter((tag) =>
    /type="hidden"/.test(tag),
  );
  return Object.fromEntries(
    hidden.map((tag) => [attribute(tag, "name") ?? "", attribute(tag, "value") ?? ""]),
  );
}

/** A Server Action, posted as a browser without JavaScript does. */
export function postAction(
  shop: Pick<Shop, "url">,
  path: string,
  fields: Record<string, string>,
  cookie: string,
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return fetch(shop.url + path, {
    method: "POST",
    redirect: "manual",
    headers: { origin: shop.url, "sec-fetch-site": "same-origin", cookie },
    body,
  });
}
