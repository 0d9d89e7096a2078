import type { Shop } from "./shop.js";

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&quot;": '"',
  "&#x27;": "'",
  "&lt;": "<",
  "&gt;": ">",
};
export const decode = (html: string) =>
  html.replace(/&(?:amp|quot|#x27|lt|gt);/g, (entity) => entities[entity] ?? entity);

const attribute = (tag: string, name: string) => {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decode(value);
};

/** A form as a page has it: what its hidden fields hold, as a browser without JavaScript sends them. */
export interface DrawnForm {
  readonly page: string;
  readonly hidden: readonly (readonly [name: string, value: string])[];
}

/** The form with the name in a page's HTML. */
export function drawnForm(html: string, page: string, name: string): DrawnForm {
  for (const [form] of html.matchAll(/<form\b.*?<\/form>/gs)) {
    const hidden = [...form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(
      ([tag]) => [attribute(tag, "name") ?? "", attribute(tag, "value") ?? ""] as const,
    );
    if (hidden.some(([field, value]) => field === "form" && value === name)) return { page, hidden };
  }
  throw new Error(`${page} has no form "${name}".`);
}

export interface Sending {
  readonly cookie: string;
  readonly typed?: Readonly<Record<string, string>>;
  /** Names of fields that are not sent. */
  readonly without?: readonly string[];
}

/** Sends a form of a Server Action as a browser without JavaScript does. */
export function sendDrawn(shop: Pick<Shop, "url">, { page, hidden }: DrawnForm, sending: Sending) {
  const { cookie, typed = {}, without = [] } = sending;
  const body = new FormData();
  for (const [name, value] of hidden) if (!without.includes(name)) body.append(name, value);
  for (const [name, value] of Object.entries(typed)) body.set(name, value);
  return fetch(shop.url + page, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: shop.url, referer: shop.url + page, "sec-fetch-site": "same-origin" },
    body,
  });
}

/** For whom the shop draws its pages while this customer is signed in. */
export async function stampOf(shop: Pick<Shop, "url">, cookie: string): Promise<string> {
  const html = await (await fetch(`${shop.url}/sign-out`, { headers: { cookie } })).text();
  const { hidden } = drawnForm(html, "/sign-out", "sign-out");
  return new Map(hidden).get("customerStamp") ?? "";
}
