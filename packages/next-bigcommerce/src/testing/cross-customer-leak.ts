import { isWithin, wholeNumberRule } from "../config/limits.js";
import {
  createReadCount,
  type Question,
  type ReadAnswer,
  readAnswers,
  variantNames,
} from "./cross-customer-leak-answers.js";

const maxReported = 10;

/**
 * Asks for the same paths as several customers and as a guest, interleaved and concurrently, as documents and as
 * payloads of navigations and prefetches. Fails if anybody was sent what belongs to another: in the body or in a header, as
 * it is, or escaped for HTML, JSON or an address. A redirect that only adds Next's `_rsc` to the address is read and
 * followed. Also fails if a shared cache may keep a response that holds a customer's texts (neither `private` nor
 * `no-store`), if a customer was never shown their own texts, and if no payload was read.
 *
 * @throws {TypeError} The options cannot prove anything: fewer than two customers, a text that two of them share.
 * @throws {Error} A leak: who was sent whose text, where. The text itself is not repeated.
 * @example
 * ```ts
 * import { assertNoCrossCustomerLeak } from "next-bigcommerce/testing";
 *
 * test("no customer is shown another's data", async () => {
 *   await assertNoCrossCustomerLeak({
 *     baseUrl: "http://127.0.0.1:3000",
 *     customers: [
 *       { name: "Ada", headers: { cookie: await signIn("ada@example.com") }, ownTexts: ["ada@example.com", "Lovelace"] },
 *       { name: "Max", headers: { cookie: await signIn("max@example.com") }, ownTexts: ["max@example.com", "Mustermann"] },
 *     ],
 *     paths: ["/", "/account", "/account/orders", "/account/orders/1107"],
 *   });
 * });
 * ```
 * @see https://nextjs.org/docs/app/guides/data-security
 */
export async function assertNoCrossCustomerLeak(
  options: CrossCustomerLeakOptions,
): Promise<CrossCustomerLeakReport> {
  const { customers, rounds = 10, concurrency = 16, hasPayloads = true } = checkOptions(options);
  const visits = Array.from({ length: rounds }, () => plannedVisits(options)).flat();
  const faults = new Set<string>();
  const unseen = new Map(customers.map((customer) => [customer, new Set(customer.ownTexts)]));
  const reads = createReadCount();
  const work = async (): Promise<void> => {
    for (let visit = visits.shift(); visit !== undefined; visit = visits.shift()) {
      const { customer } = visit;
      for (const answer of await readAnswers(options.baseUrl, visit, customer?.headers)) {
        reads.add(customer?.name, visit.variant, answer);
        for (const fault of faultsOf(visit, answer, customers)) faults.add(fault);
        if (customer !== undefined) forgetSeen(unseen.get(customer), answer.text);
      }
    }
  };
  const requests = visits.length;
  await Promise.all(Array.from({ length: concurrency }, work));
  for (const [customer, texts] of unseen) {
    for (const text of texts) faults.add(`${customer.name} was never shown ${placeOf(customer, text)}`);
    for (const fault of hasPayloads ? reads.missing(customer.name) : []) faults.add(fault);
  }
  if (faults.size > 0) throw new Error(describeFaults([...faults]));
  return { requests, ...reads.totals() };
}

function checkOptions(options: CrossCustomerLeakOptions): CrossCustomerLeakOptions {
  const { customers, paths, rounds = 1, concurrency = 1 } = options;
  const refuse = (problem: string): never => {
    throw new TypeError(`assertNoCrossCustomerLeak: ${problem}`);
  };
  if (customers.length < 2) refuse("`customers` must have at least two, each with a session of their own.");
  if (paths.length === 0) refuse("`paths` is empty: give the paths to request.");
  for (const [name, value, max] of [
    ["rounds", rounds, 1_000],
    ["concurrency", concurrency, 256],
  ] as const) {
    const limits = { min: 1, max };
    if (!isWithin(value, limits)) refuse(`\`${name}\` must be ${wholeNumberRule(limits)}.`);
  }
  for (const customer of customers) {
    if (customer.ownTexts.length === 0) refuse(`${customer.name} has no \`ownTexts\`.`);
    for (const text of customer.ownTexts) {
      const place = placeOf(customer, text);
      if (text.trim().length < 4)
        refuse(`${place} is shorter than 4 characters and would be found by chance.`);
      const others = customers.filter((other) => other !== customer);
      const shared = others.find(({ ownTexts }) => ownTexts.some((own) => own.includes(text)));
      if (shared)
        refuse(`${place} is also in a text of ${shared.name}: give a text that only one of them has.`);
    }
  }
  return options;
}

/** One round: each path in each form, requested by everybody in turn. */
function plannedVisits({ customers, paths }: CrossCustomerLeakOptions): Visit[] {
  const everybody = [...customers, undefined];
  return paths.flatMap((path) =>
    variantNames.flatMap((variant) => everybody.map((customer) => ({ customer, path, variant }))),
  );
}

function faultsOf(
  { customer, path, variant }: Visit,
  { text, isShareable }: ReadAnswer,
  customers: readonly LeakTestCustomer[],
): string[] {
  const asker = customer?.name ?? "a guest";
  return customers.flatMap((owner) => {
    const shown = owner.ownTexts.filter((own) => holds(text, own));
    const where = `the ${variant} of ${path}, requested as ${asker}`;
    if (owner !== customer) return shown.map((own) => `${where}, holds ${placeOf(owner, own)}`);
    return isShareable && shown.length > 0 ? [`${where}, may be kept by a shared cache (Cache-Control)`] : [];
  });
}

function forgetSeen(unseen: Set<string> | undefined, text: string): void {
  for (const own of unseen ?? []) if (holds(text, own)) unseen?.delete(own);
}

/** Names a text without repeating it: in a test of a real store it is somebody's. */
function placeOf({ name, ownTexts }: LeakTestCustomer, text: string): string {
  return `ownTexts[${ownTexts.indexOf(text)}] of ${name}`;
}

function describeFaults(faults: readonly string[]): string {
  const shown = faults.slice(0, maxReported).map((fault) => `  - ${fault}`);
  const rest = faults.length > maxReported ? [`  … and ${faults.length - maxReported} more`] : [];
  return ["A customer's data reached somebody else, or the check proved nothing:", ...shown, ...rest].join(
    "\n",
  );
}

/** Whether a response holds one of a customer's own texts, in any form that responses have. */
function holds(text: string, own: string): boolean {
  return formsOf(own).some((form) => text.includes(form));
}

const knownForms = new Map<string, readonly string[]>();

/** A text as responses hold it: as it is, and escaped for HTML, for JSON, for JSON in a script, and for an address. */
function formsOf(own: string): readonly string[] {
  const known = knownForms.get(own);
  if (known !== undefined) return known;
  const json = toJson(own);
  const address = encodeURIComponent(own);
  const ascii = json.replace(/[^\x20-\x7e]/g, toUnicodeEscape);
  const html = own.replace(/[&<>"']/g, (character) => htmlEscapes[character] ?? character);
  // In a page, payloads stand as JSON within JSON, with the characters escaped that would end a script.
  const inScripts = [json, toJson(json)].flatMap((text) => [
    text,
    text.replaceAll("<", "\\u003c"),
    text.replace(/[<>&]/g, toUnicodeEscape),
  ]);
  const inAddresses = [address, address.replaceAll("%20", "+"), encodeURI(own)];
  const forms = [...new Set([own, html, ascii, ...inScripts, ...inAddresses])];
  knownForms.set(own, forms);
  return forms;
}

const toJson = (text: string) => JSON.stringify(text).slice(1, -1);
const toUnicodeEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

const htmlEscapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

interface Visit extends Question {
  /** `undefined` for a guest. */
  readonly customer: LeakTestCustomer | undefined;
}

/** A customer whose session the check uses. */
export interface LeakTestCustomer {
  /** Names the customer in what the check reports. */
  readonly name: string;
  /** What a request as this customer carries, such as `{ cookie: "session=…" }`. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Texts of at least 4 characters that only this customer may be shown: e-mail, last name, order numbers, streets, own
   * prices. Each must appear on one of the paths, or the check fails: a text that never appears proves nothing.
   */
  readonly ownTexts: readonly string[];
}

/** Options of {@link assertNoCrossCustomerLeak}. */
export interface CrossCustomerLeakOptions {
  /** Where the app runs, such as `http://127.0.0.1:3000`. Use a production build (`next start`). */
  readonly baseUrl: string;
  /** At least two. */
  readonly customers: readonly LeakTestCustomer[];
  /** Paths that every customer and a guest request, also pages that belong to one customer, such as an order. */
  readonly paths: readonly string[];
  /** How often each customer requests each path. Default: 10; 1 to 1,000. */
  readonly rounds?: number | undefined;
  /** Requests under way at a time. Default: 16; 1 to 256. */
  readonly concurrency?: number | undefined;
  /**
   * `false` for an app without RSC payloads (Pages Router, not Next). Default: `true`, and the check fails if it read
   * documents of a customer and never a payload of a navigation or of a prefetch.
   */
  readonly hasPayloads?: boolean | undefined;
}

/** What {@link assertNoCrossCustomerLeak} looked at. */
export interface CrossCustomerLeakReport {
  /** As planned, without the redirects that were followed. */
  readonly requests: number;
  /** The bytes of all answers together. */
  readonly bytes: number;
  /** Responses of `text/x-component` that had a body. */
  readonly payloads: { readonly navigation: number; readonly prefetch: number };
}
