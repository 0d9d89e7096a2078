/** @import { Overview, Shown, ShownCart, ShownFault, ShownToken } from "../overview.ts" */
/** @import { SentMail } from "../../state/mail.ts" */
import { byId, element, fill, foreign, setText } from "./dom.js";
import { counted, customerName, formatNumber, formatOffset, formatSpan } from "./format.js";

/** @type {Overview | null} */
let latest = null;

/** The emulator's time. */
const nowMs = () => Date.now() + (latest?.offsetSeconds ?? 0) * 1000;

/** Of the emulator's clock, as last heard. */
export const offsetSeconds = () => latest?.offsetSeconds ?? 0;

/** @param {Overview} overview */
export function showOverview(overview) {
  latest = overview;
  showStore(overview);
  showFaults(overview.faults);
  showTokens(overview);
  showCarts(overview.carts);
  showMails(overview);
  showTime();
}

/** What changes by the second. */
export function showTime() {
  if (latest === null) return;
  const now = new Date(nowMs());
  const clock = byId("now", HTMLTimeElement);
  clock.dateTime = now.toISOString();
  setText(clock, now.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "medium" }));
  setText(byId("offset", HTMLElement), formatOffset(latest.offsetSeconds));
  for (const span of document.querySelectorAll("[data-since]"))
    if (span instanceof HTMLElement) setText(span, ageText(Number(span.dataset.since)));
  for (const span of document.querySelectorAll("[data-until]"))
    if (span instanceof HTMLElement) showLeft(span, Number(span.dataset.until));
}

/** @param {number} sinceSeconds */
const ageText = (sinceSeconds) => formatSpan(nowMs() / 1000 - sinceSeconds);

/**
 * @param {HTMLElement} span
 * @param {number} untilSeconds
 */
function showLeft(span, untilSeconds) {
  const left = untilSeconds - nowMs() / 1000;
  setText(span, left > 0 ? formatSpan(left) : "expired");
}

/** @param {number} seconds */
const age = (seconds) => element("span", { "data-since": String(seconds) }, ageText(seconds));

/** @param {Overview} overview */
function showStore({ store: { storeHash, name, channels, shopUrl } }) {
  const channelText = `channel${channels.length === 1 ? "" : "s"} ${channels.slice(0, 5).join(", ")}${channels.length > 5 ? ", …" : ""}`;
  const text = `${name} (${storeHash}), ${channelText}`;
  setText(byId("store", HTMLElement), text);
  const link = byId("shop-link", HTMLAnchorElement);
  link.hidden = shopUrl === null;
  if (shopUrl !== null) link.href = shopUrl;
}

/** @param {Shown<ShownFault>} faults */
function showFaults({ items, total }) {
  byId("clear-faults", HTMLButtonElement).hidden = total === 0;
  const made = items.map(({ text, left }) =>
    element(
      "li",
      {},
      foreign(text),
      element(
        "span",
        { class: "soft" },
        left === null ? "until cleared" : `next ${counted(left, "request")}`,
      ),
    ),
  );
  if (total === 0)
    made.push(element("li", { class: "none" }, "None: everything is answered as it should be."));
  if (total > items.length) made.push(element("li", {}, `and ${formatNumber(total - items.length)} more`));
  fill(byId("faults", HTMLElement), ...made);
}

/** @param {Overview} overview */
function showTokens({ tokens: { items, total }, stats }) {
  setText(
    byId("tokens-aside", HTMLElement),
    `${counted(total, "token")}, ${counted(stats.graphql, "GraphQL request")}`,
  );
  if (total === 0)
    return fill(byId("tokens", HTMLElement), element("p", { class: "soft" }, "None was created yet."));
  const head = ["Kind and hash", "Age", "Expires in", "Uses"].map((name) =>
    element("th", { scope: "col" }, name),
  );
  const rows = items.map(tokenRow);
  const table = element(
    "table",
    { "aria-labelledby": "tokens-title" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows),
  );
  fill(byId("tokens", HTMLElement), table, ...more(total, items.length));
}

/** @param {ShownToken} token */
function tokenRow({ kind, hash, issuedAtSeconds, expiresAtSeconds, uses, isRevoked }) {
  const end = isRevoked
    ? element("strong", {}, "revoked")
    : element("span", { "data-until": String(expiresAtSeconds) });
  return element(
    "tr",
    {},
    element("td", {}, kind, " ", element("code", { class: "token-hash" }, hash)),
    element("td", {}, age(issuedAtSeconds)),
    element("td", {}, end),
    element("td", { class: "number" }, formatNumber(uses)),
  );
}

/** @param {Shown<ShownCart>} carts */
function showCarts({ items, total }) {
  setText(byId("carts-aside", HTMLElement), total === 0 ? "" : formatNumber(total));
  const made = items.map((cart) =>
    element(
      "li",
      {},
      element(
        "p",
        { class: "entry" },
        cart.customer === null ? "Guest" : foreign(`${cart.customer.id} ${customerName(cart.customer)}`),
        element("strong", {}, cart.total),
      ),
      element(
        "p",
        { class: "soft" },
        `${counted(cart.lines, "line")}, ${counted(cart.items, "item")}, `,
        age(Date.parse(cart.createdAt) / 1000),
        " old",
      ),
      element("p", {}, element("code", { class: "cart-id" }, cart.entityId)),
    ),
  );
  fill(byId("carts", HTMLElement), ...made, ...listEnd("None is open.", total, items.length));
}

/** @param {Overview} overview */
function showMails({ mails: { items, total }, store: { shopUrl } }) {
  setText(byId("mails-aside", HTMLElement), total === 0 ? "" : formatNumber(total));
  const made = items.map((mail) =>
    element(
      "li",
      {},
      element(
        "p",
        { class: "entry" },
        foreign(mail.to),
        element("span", { class: "soft" }, age(Date.parse(mail.sentAt) / 1000), " ago"),
      ),
      element(
        "p",
        {},
        mail.text === undefined ? "Password reset: " : "Contact form: ",
        mailLink(mail, shopUrl),
      ),
      mail.text === undefined ? "" : element("p", { class: "soft" }, foreign(mail.text.slice(0, 500))),
    ),
  );
  fill(
    byId("mails", HTMLElement),
    ...made,
    ...listEnd("No link to a new password waits.", total, items.length),
  );
}

/**
 * The link's path comes from the app: it is followed only within the shop.
 *
 * @param {SentMail} mail
 * @param {string | null} shopUrl
 */
function mailLink({ link }, shopUrl) {
  const url = shopUrl !== null && URL.canParse(link, shopUrl) ? new URL(link, shopUrl) : null;
  if (url === null || shopUrl === null || url.origin !== new URL(shopUrl).origin) return foreign(link);
  return element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, foreign(link));
}

/**
 * @param {string} none
 * @param {number} total
 * @param {number} shown
 */
function listEnd(none, total, shown) {
  if (total === 0) return [element("li", { class: "none" }, none)];
  return more(total, shown).map((note) => element("li", {}, note));
}

/**
 * @param {number} total
 * @param {number} shown
 */
function more(total, shown) {
  return total > shown ? [element("p", { class: "soft" }, `and ${formatNumber(total - shown)} more`)] : [];
}
