import type { InferredSwitches } from "../../../behaviour/inferred-switches.js";
import { behaviourText, type TextId } from "../../../behaviour/ledger.js";
import { type HttpResponse, jsonResponse } from "../../../http/message.js";
import { restError } from "../../error.js";

type Values = Readonly<Record<string, string | number>>;

/** A text of the ledger with its values, and with another text as its `{reason}`. */
type Said = readonly [id: TextId, values?: Values, reason?: readonly [id: TextId, values?: Values]];

/** For each field a text of the ledger, or one of the codes of BigCommerce's JSON reader. */
type FieldErrors = Readonly<Record<string, string | Said>>;

/** Turns what is said into BigCommerce's words. */
type Tell = (said: string | Said) => string;

/** Thrown by a handler: the request is refused. */
export class ManagementRefusal extends Error {
  readonly #respond: (tell: Tell) => HttpResponse;

  constructor(status: number, respond: (tell: Tell) => HttpResponse) {
    super(`The Management API refuses the request with status ${status}.`);
    this.name = "ManagementRefusal";
    this.#respond = respond;
  }

  response(inferred: Pick<InferredSwitches, "texts">): HttpResponse {
    const tell: Tell = (said) => {
      if (typeof said === "string") return said;
      const [id, values, reason] = said;
      return behaviourText(inferred, id, reason === undefined ? values : { ...values, reason: tell(reason) });
    };
    return this.#respond(tell);
  }
}

/** A refusal in the form of v3: an object. */
export function refusal(status: number, title: Said, errors: FieldErrors = {}): ManagementRefusal {
  return new ManagementRefusal(status, (tell) => {
    const told = Object.entries(errors).map(([field, said]) => [field, tell(said)]);
    return restError(status, tell(title), Object.fromEntries(told));
  });
}

/** A refusal in the form of v2: a list. */
export function listRefusal(status: number, message: Said, reason?: Said): ManagementRefusal {
  return new ManagementRefusal(status, (tell) => {
    const details = reason === undefined ? {} : { details: { invalid_reason: tell(reason) } };
    return jsonResponse(status, [{ status, message: tell(message), ...details }]);
  });
}

const unknownReference = (resource: string, id: string | number | undefined): Said => [
  "rest.unknown_reference",
  { resource, id: id ?? "" },
];

/** Refusals that several resources share, by the version of the API. */
export const refusals = {
  v3: {
    notFound: () => refusal(404, ["rest.not_found"]),
    conflict: (field: string, ...said: Said) => refusal(409, said, { [field]: said }),
    unknownConflict: (field: string, resource: string, id: number) =>
      refusal(409, unknownReference(resource, id), { [field]: unknownReference(resource, id) }),
    invalid: (errors: FieldErrors) => refusal(422, ["rest.invalid_body"], errors),
    missing: (field: string) => refusal(422, ["rest.invalid_body"], { [field]: "error.path.missing" }),
    unknown: (field: string, resource: string, id: string | number | undefined) =>
      refusal(422, ["rest.invalid_body"], { [field]: unknownReference(resource, id) }),
    unknownFilters: (names: readonly string[]) =>
      refusal(422, ["rest.unknown_filter", { filters: names.join(", ") }]),
    notInteger: (filter: string, value: string) => refusal(422, ["rest.not_integer", { filter, value }]),
    invalidFilter: (filter: string, value: string) => refusal(422, ["rest.filter_value", { filter, value }]),
    tooManyItems: (most: number) => refusal(413, ["rest.too_many_items", { most }]),
  },
  v2: {
    notFound: () => listRefusal(404, ["rest.v2_not_found"]),
    required: (field: string) => listRefusal(400, ["rest.v2_required", { field }]),
    invalid: (field: string, reason?: Said) => listRefusal(400, ["rest.v2_invalid", { field }], reason),
    unknown: (field: string, resource: string, id: string | number | undefined) =>
      listRefusal(400, ["rest.v2_invalid", { field }], unknownReference(resource, id)),
    conflict: (field: string, reason: Said) => listRefusal(409, ["rest.v2_invalid", { field }], reason),
    notJson: () => listRefusal(400, ["rest.v2_not_json"]),
  },
} as const;
