/** @import { RequestRow, ShownCustomer } from "../request-row.ts" */

const wholeNumbers = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** @param {number} value */
export const formatNumber = (value) => wholeNumbers.format(value);

/** @param {number} ms */
export const formatMs = (ms) => (ms < 10 ? ms.toFixed(1) : formatNumber(ms));

/**
 * Hours to milliseconds, in the reader's time zone.
 *
 * @param {Date} time
 */
export function formatTime(time) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":");
  return { clock, fraction: `.${String(time.getMilliseconds()).padStart(3, "0")}` };
}

/** @param {Date} time */
export function formatMoment(time) {
  const { clock, fraction } = formatTime(time);
  return `${time.toLocaleDateString("en-GB", { dateStyle: "medium" })}, ${clock}${fraction}`;
}

const units = /** @type {const} */ ([
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
]);

/**
 * A length of time in its two largest units: `2 h 5 min`.
 *
 * @param {number} seconds
 */
export function formatSpan(seconds) {
  let left = Math.max(0, Math.round(seconds));
  const first = units.findIndex(([, size]) => left >= size);
  if (first === -1) return "0 s";
  const parts = units.slice(first, first + 2).map(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? "" : `${count} ${unit}`;
  });
  return parts.filter(Boolean).join(" ");
}

/** @param {number} offsetSeconds */
export function formatOffset(offsetSeconds) {
  if (offsetSeconds === 0) return "the machine’s own time";
  return `${formatSpan(Math.abs(offsetSeconds))} ${offsetSeconds > 0 ? "ahead" : "behind"}`;
}

/**
 * @param {number} count
 * @param {string} one
 */
export const counted = (count, one) => `${formatNumber(count)} ${one}${count === 1 ? "" : "s"}`;

/** @param {ShownCustomer} customer */
export const customerName = ({ email, name }) => email || name || "not in the store";

/** @param {RequestRow} row */
export const isError = ({ status, errors }) => status === null || status >= 400 || errors > 0;

/** @param {RequestRow} row */
export const isGraphql = ({ path }) => path.endsWith("/graphql");

const titles = /** @type {const} */ ([
  [/^POST .*\/api-token-customer-impersonation$/, "Create impersonation token"],
  [/^POST .*\/api-token-private$/, "Create private token"],
  [/^POST .*\/api-token$/, "Create storefront token"],
  [/^DELETE .*\/api-token$/, "Revoke token"],
  [/^OPTIONS .*\/graphql$/, "Preflight"],
  [/^\w+ .*\/graphql$/, "Unnamed operation"],
  [/^\w+ \/login\/token\//, "Sign in by token"],
  [/^\w+ \/cart\.php$/, "Open the checkout"],
  [/^\w+ \/checkout$/, "Checkout page"],
  [/^\w+ \/account\.php$/, "Account page"],
  [/^\w+ \/login\.php$/, "Sign out"],
]);

/**
 * What a request without an operation name is about.
 *
 * @param {RequestRow} row
 */
export function describeTarget({ method, path }) {
  const target = `${method} ${path}`;
  const resource = /^\/stores\/[^/]+\/(v[23]\/.+)$/.exec(path)?.[1];
  return titles.find(([pattern]) => pattern.test(target))?.[1] ?? resource ?? "Other path";
}
