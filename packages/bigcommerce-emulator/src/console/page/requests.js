/** @import { RequestRow } from "../request-row.ts" */
import { byId, element, setText } from "./dom.js";
import { counted, customerName, describeTarget, formatNumber, isError, isGraphql } from "./format.js";
import { rowElement } from "./row.js";

const shownRows = 300;

/** The list of requests with its filters: the newest at the top, and never more than 300. */
export class RequestList {
  #rows = byId("rows", HTMLTableSectionElement);
  #find = byId("find", HTMLInputElement);
  #customer = byId("customer", HTMLSelectElement);
  #errorsOnly = byId("errors-only", HTMLInputElement);
  #stubsOnly = byId("stubs-only", HTMLInputElement);
  #pause = byId("pause", HTMLButtonElement);
  /** Oldest first. @type {RequestRow[]} */
  #requests = [];
  /** What came during a pause. @type {RequestRow[] | null} */
  #held = null;
  #latestNumber = 0;
  /** @type {(row: RequestRow) => void} */
  #open;

  /** @param {(row: RequestRow) => void} open - shows the details of a request */
  constructor(open) {
    this.#open = open;
    keepTableRoles(this.#rows.closest("table"));
    for (const filter of [this.#find, this.#customer, this.#errorsOnly, this.#stubsOnly])
      filter.addEventListener("input", () => this.#showAll());
    this.#pause.addEventListener("click", () => this.#togglePause());
    byId("clear-filters", HTMLButtonElement).addEventListener("click", () => this.#clearFilters());
    this.#rows.addEventListener("click", (event) => this.#openClicked(event));
    this.#rows.addEventListener("keydown", (event) => this.#moveFocus(event));
    this.#rows.addEventListener("focusin", ({ target }) => this.#setTabStop(target));
  }

  /** @param {RequestRow[]} requests */
  replace(requests) {
    this.#requests = requests.slice(-shownRows);
    this.#latestNumber = requests.at(-1)?.number ?? 0;
    if (this.#held !== null) this.#held = [];
    this.#showCustomers();
    this.#showAll();
  }

  /** @param {RequestRow[]} requests */
  add(requests) {
    if (this.#held !== null) this.#held = [...this.#held, ...requests].slice(-shownRows);
    else this.#append(requests);
    this.#showPause();
  }

  /** @param {number | null} customerId */
  showOnly(customerId) {
    this.#customer.value = customerId === null ? "guest" : String(customerId);
    this.#showAll();
  }

  /**
   * Marks the row whose details are shown.
   *
   * @param {number | null} number
   */
  mark(number) {
    for (const button of this.#rows.querySelectorAll("button.open"))
      button.setAttribute("aria-expanded", String(button.closest("tr")?.dataset.number === String(number)));
  }

  /** @param {number} number */
  focus(number) {
    const row = this.#rows.querySelector(`tr[data-number="${number}"]`);
    (row ?? this.#rows).querySelector("button")?.focus();
  }

  /** @param {RequestRow[]} requests */
  #append(requests) {
    this.#requests = [...this.#requests, ...requests].slice(-shownRows);
    this.#latestNumber = requests.at(-1)?.number ?? this.#latestNumber;
    this.#showCustomers();
    const wanted = requests.slice(-shownRows).filter((row) => this.#isWanted(row));
    for (const row of wanted) {
      const made = rowElement(row);
      made.classList.add("new");
      this.#rows.prepend(made);
    }
    const oldest = this.#requests[0]?.number ?? 0;
    while (Number(this.#lastRow()?.dataset.number ?? oldest) < oldest) this.#lastRow()?.remove();
    this.#showCounts();
  }

  #lastRow() {
    return this.#rows.rows[this.#rows.rows.length - 1];
  }

  #showAll() {
    const wanted = this.#requests.filter((row) => this.#isWanted(row)).reverse();
    this.#rows.replaceChildren(...wanted.map(rowElement));
    this.#showCounts();
  }

  #showCounts() {
    const shown = this.#rows.rows.length;
    const kept = this.#requests.length;
    const errors = this.#requests.filter(isError).length;
    const scope =
      this.#latestNumber > kept
        ? `last ${formatNumber(kept)} of ${formatNumber(this.#latestNumber)}`
        : counted(kept, "request");
    setText(
      byId("count", HTMLElement),
      `${shown === kept ? "" : `${formatNumber(shown)} of `}${scope}, ${counted(errors, "error")}`,
    );
    byId("nothing-yet", HTMLElement).hidden = kept > 0;
    byId("nothing-found", HTMLElement).hidden = kept === 0 || shown > 0;
    if (this.#rows.querySelector('button[tabindex="0"]') === null)
      this.#rows.querySelector("button")?.setAttribute("tabindex", "0");
  }

  /** @param {RequestRow} row */
  #isWanted(row) {
    if (this.#errorsOnly.checked && !isError(row)) return false;
    if (this.#stubsOnly.checked && row.stubs.length === 0) return false;
    const customer = this.#customer.value;
    if (customer === "guest" && (row.customer !== null || !isGraphql(row))) return false;
    if (customer !== "" && customer !== "guest" && String(row.customer?.id) !== customer) return false;
    const words = this.#find.value.toLowerCase().split(/\s+/).filter(Boolean);
    return words.length === 0 || words.every((word) => searchedText(row).includes(word));
  }

  /** Those who sent a request; whoever is chosen stays. */
  #showCustomers() {
    const known = new Set([...this.#customer.options].map(({ value }) => value));
    for (const { customer } of this.#requests) {
      if (customer === null || known.has(String(customer.id)) || known.size > shownRows) continue;
      known.add(String(customer.id));
      this.#customer.append(
        element("option", { value: String(customer.id) }, `${customer.id} ${customerName(customer)}`),
      );
    }
  }

  #togglePause() {
    const held = this.#held;
    this.#held = held === null ? [] : null;
    if (held !== null) this.#append(held);
    this.#showPause();
  }

  #showPause() {
    const isPaused = this.#held !== null;
    this.#pause.setAttribute("aria-pressed", String(isPaused));
    const more = this.#held?.length ?? 0;
    setText(this.#pause, isPaused && more > 0 ? `Paused, ${more} more` : isPaused ? "Paused" : "Pause");
  }

  #clearFilters() {
    this.#find.value = "";
    this.#customer.value = "";
    this.#errorsOnly.checked = false;
    this.#stubsOnly.checked = false;
    this.#showAll();
    this.#find.focus();
  }

  /** @param {Event} event */
  #openClicked({ target }) {
    // Whoever selects text in a row wants to copy it.
    if (!(target instanceof Element) || String(getSelection()) !== "") return;
    const number = Number(target.closest("tr")?.dataset.number);
    const row = this.#requests.find((one) => one.number === number);
    if (row !== undefined) this.#open(row);
  }

  /** @param {KeyboardEvent} event */
  #moveFocus(event) {
    const buttons = [...this.#rows.querySelectorAll("button")];
    const at = buttons.findIndex((button) => button.matches(":focus"));
    const last = buttons.length - 1;
    const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last };
    const next = targets[/** @type {keyof typeof targets} */ (event.key)];
    if (next === undefined) return;
    event.preventDefault();
    buttons[Math.min(last, Math.max(0, next))]?.focus();
  }

  /**
   * The list is one stop of the Tab key; arrows move within it.
   *
   * @param {EventTarget | null} target
   */
  #setTabStop(target) {
    if (!(target instanceof HTMLButtonElement)) return;
    for (const button of this.#rows.querySelectorAll('button[tabindex="0"]'))
      button.setAttribute("tabindex", "-1");
    target.setAttribute("tabindex", "0");
  }
}

/**
 * Not every browser takes a table for one that CSS shows as cards.
 *
 * @param {HTMLTableElement | null} table
 */
function keepTableRoles(table) {
  const roles = { thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader" };
  table?.setAttribute("role", "table");
  for (const [name, role] of Object.entries(roles))
    for (const part of table?.querySelectorAll(name) ?? []) part.setAttribute("role", role);
}

/** @param {RequestRow} row */
function searchedText(row) {
  const { operationName, method, path, status, customer, token, stubs, errorMessages } = row;
  const who = customer === null ? "guest" : `${customer.id} ${customer.email} ${customer.name}`;
  const what = operationName ?? describeTarget(row);
  return [what, method, path, status ?? "drop", who, token?.kind, token?.hash, ...stubs, ...errorMessages]
    .join(" ")
    .toLowerCase();
}
