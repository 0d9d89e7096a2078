/** @import { RequestRow } from "../request-row.ts" */
/** @import { RecordedRequest } from "../../state/traffic-record.ts" */
import { readRequest } from "./calls.js";
import { byId, element, fill, foreign } from "./dom.js";
import { customerName, describeTarget, formatMoment, formatMs, formatNumber, isGraphql } from "./format.js";
import { statusMark } from "./row.js";

const sheet = matchMedia("(max-width: 60rem)");

/** One request in full: beside the list, or over it where there is no room beside it. */
export class Details {
  #dialog = byId("details", HTMLDialogElement);
  #content = byId("details-content", HTMLElement);
  /** @type {number | null} */
  #number = null;
  /** @type {(row: RequestRow) => void} */
  #filter;

  /**
   * @param {object} options
   * @param {(row: RequestRow) => void} options.filter - shows the requests of the same customer only
   * @param {(number: number) => void} options.closed
   */
  constructor({ filter, closed }) {
    this.#filter = filter;
    const close = () => this.#dialog.close();
    byId("close-details", HTMLButtonElement).addEventListener("click", close);
    this.#dialog.addEventListener("keydown", ({ key }) => key === "Escape" && close());
    this.#dialog.addEventListener("close", () => {
      const number = this.#number;
      this.#number = null;
      if (number !== null) closed(number);
    });
  }

  get number() {
    return this.#number;
  }

  /** @param {RequestRow} row */
  async open(row) {
    this.#number = row.number;
    this.#show(row, undefined);
    if (!this.#dialog.open) this.#dialog[sheet.matches ? "showModal" : "show"]();
    byId("details-title", HTMLElement).focus();
    this.#dialog.parentElement?.scrollTo({ top: 0 });
    const record = await readRequest(row.number).catch(() => null);
    // Another request may have been opened meanwhile, and after a reset the number is another one's.
    if (this.#number === row.number) this.#show(row, record?.at === row.at ? record : null);
  }

  close() {
    this.#dialog.close();
  }

  /**
   * @param {RequestRow} row
   * @param {RecordedRequest | null | undefined} record - null if the log no longer has it
   */
  #show(row, record) {
    fill(
      byId("details-title", HTMLElement),
      row.operationName === null ? describeTarget(row) : foreign(row.operationName),
    );
    fill(
      this.#content,
      factsOf(row, record ?? null),
      this.#customerButton(row),
      ...messagesOf(row),
      ...stubsOf(record ?? row),
      ...headersOf(record),
    );
  }

  /** @param {RequestRow} row */
  #customerButton(row) {
    const button = element("button", { type: "button" }, "Only this customer");
    button.hidden = row.customer === null;
    button.addEventListener("click", () => this.#filter(row));
    return button;
  }
}

/**
 * The row's texts may be cut; the record has the whole.
 *
 * @param {RequestRow} row
 * @param {RecordedRequest | null} record
 */
function factsOf(row, record) {
  const { customer, token, complexity, errors } = row;
  const { path } = record ?? row;
  const facts = /** @type {[string, Node | string][]} */ ([
    ["Status", statusMark(row)],
    ["Request", foreign(`${row.method} ${path}`)],
    ["Time", formatMoment(new Date(row.at))],
    ["Duration", `${formatMs(row.durationMs)} ms`],
  ]);
  if (customer === null && isGraphql(row)) facts.push(["Customer", "guest"]);
  if (customer !== null) facts.push(["Customer", foreign(`${customer.id} ${customerName(customer)}`)]);
  if (customer?.name) facts.push(["Name", foreign(customer.name)]);
  if (token !== null)
    facts.push(["Token", element("span", {}, `${token.kind} `, element("code", {}, token.hash))]);
  if (errors > 0) facts.push(["Errors", `${formatNumber(errors)} in the response`]);
  if (complexity !== null) facts.push(["Complexity", formatNumber(complexity)]);
  return definitions(facts);
}

/** @param {RequestRow} row */
function messagesOf({ errorMessages }) {
  if (errorMessages.length === 0) return [];
  const items = errorMessages.map((message) => element("li", {}, foreign(message)));
  return [element("h3", {}, "What was wrong"), element("ul", { class: "messages" }, ...items)];
}

/** @param {RecordedRequest | RequestRow} request */
function stubsOf({ stubs }) {
  if (stubs.length === 0) return [];
  const items = stubs.map((stub) => element("li", {}, foreign(stub)));
  return [element("h3", {}, "Fields answered by stubs"), element("ul", { class: "stub-names" }, ...items)];
}

/** @param {RecordedRequest | null | undefined} record */
function headersOf(record) {
  if (record === undefined) return [];
  if (record === null) return [element("p", { class: "soft" }, "Its headers are no longer in the log.")];
  const headers = Object.entries(record.headers).sort(([one], [other]) => one.localeCompare(other));
  const entries = headers.map(([name, value]) => /** @type {[string, Node]} */ ([name, foreign(value)]));
  const note = element("p", { class: "soft" }, "Secrets are hashed. Body and variables are not kept.");
  return [element("h3", {}, "Headers"), definitions(entries, "headers"), note];
}

/**
 * @param {[string, Node | string][]} entries
 * @param {string} kind
 */
function definitions(entries, kind = "facts") {
  const made = entries.map(([name, value]) =>
    element("div", {}, element("dt", {}, foreign(name)), element("dd", {}, value)),
  );
  return element("dl", { class: kind }, ...made);
}
