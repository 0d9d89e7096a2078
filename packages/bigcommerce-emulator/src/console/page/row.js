/** @import { RequestRow } from "../request-row.ts" */
import { element, foreign } from "./dom.js";
import {
  counted,
  customerName,
  describeTarget,
  formatMs,
  formatNumber,
  formatTime,
  isError,
  isGraphql,
} from "./format.js";

/**
 * A row of the list. Its button opens the details.
 *
 * @param {RequestRow} row
 */
export function rowElement(row) {
  const kinds = [isError(row) && "error", row.errorMessages.length > 0 && "explained"].filter(Boolean);
  const made = element(
    "tr",
    { role: "row", "data-number": String(row.number), class: kinds.join(" ") },
    cell("at", ...timeOf(row)),
    cell("status", statusMark(row)),
    cell("operation", operationButton(row), ...reasonOf(row)),
    cell("target", target(row)),
    cell("who", ...customerOf(row)),
    cell("token", ...tokenOf(row)),
    cell("duration", formatMs(row.durationMs), element("span", { class: "unit" }, " ms")),
    cell("complexity", ...complexityOf(row)),
    cell("stubs", ...stubsOf(row)),
  );
  return made;
}

/**
 * @param {string} name
 * @param {readonly (Node | string)[]} children
 */
const cell = (name, ...children) => element("td", { role: "cell", class: name }, ...children);

/** @param {RequestRow} row */
function timeOf({ at }) {
  const { clock, fraction } = formatTime(new Date(at));
  return [element("time", { datetime: at }, clock, element("span", { class: "fraction" }, fraction))];
}

/**
 * The number, in a shape that says how it went: plain, outlined (4xx, or 200 with errors), filled (5xx), dashed (no
 * response).
 *
 * @param {RequestRow} row
 */
export function statusMark({ status, errors }) {
  if (status === null)
    return element(
      "span",
      { class: "mark dropped", title: "The connection broke before a response" },
      "drop",
    );
  if (errors > 0) {
    const title = `${counted(errors, "error")} in the response`;
    return element("span", { class: "mark refused", title }, String(status));
  }
  const kind = status >= 500 ? "failed" : status >= 400 ? "refused" : "fine";
  return element("span", { class: `mark ${kind}` }, String(status));
}

/**
 * A path that is too long loses its start: its end says more.
 *
 * @param {RequestRow} row
 */
function target({ method, path }) {
  const shown = foreign(path, { dir: "ltr", title: path });
  return element("span", { class: "clip" }, method, " ", element("span", { class: "path" }, shown));
}

/** @param {RequestRow} row */
function operationButton(row) {
  const { operationName } = row;
  const name =
    operationName === null
      ? element("span", { class: "described" }, describeTarget(row))
      : foreign(operationName, { title: operationName });
  return element("button", { type: "button", class: "open", tabindex: "-1", "aria-expanded": "false" }, name);
}

/**
 * The first thing that the response says was wrong, below the row.
 *
 * @param {RequestRow} row
 */
function reasonOf({ errorMessages: [reason] }) {
  return reason === undefined
    ? []
    : [" ", element("span", { class: "reason", title: reason }, foreign(reason))];
}

/** @param {RequestRow} row */
function customerOf(row) {
  if (row.customer === null) return isGraphql(row) ? [element("span", { class: "soft" }, "guest")] : [];
  const { id } = row.customer;
  const name = customerName(row.customer);
  return [element("span", { class: "id" }, String(id)), " ", foreign(name, { title: name })];
}

/** @param {RequestRow} row */
function tokenOf({ token }) {
  if (token === null) return [element("span", { class: "soft" }, "no token")];
  return [token.kind, " ", element("code", {}, token.hash)];
}

/** @param {RequestRow} row */
function complexityOf({ complexity }) {
  return complexity === null
    ? []
    : [formatNumber(complexity), element("span", { class: "unit" }, " complexity")];
}

/** @param {RequestRow} row */
function stubsOf({ stubs, stubCount }) {
  if (stubCount === 0) return [];
  const count = element("span", { class: "mark stub", title: stubs.join(", ") }, String(stubCount));
  return [count, element("span", { class: "unit" }, stubCount === 1 ? " stub" : " stubs")];
}
