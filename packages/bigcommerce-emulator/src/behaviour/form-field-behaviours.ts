import { type Behaviour, documented, inferred, recorded } from "./behaviour.js";
import { pages } from "./pages.js";

/** The fields of the store's forms, and the values that accounts and addresses have for them. */
export const formFieldBehaviours = {
  "form_field.built_in": {
    what: "The ids of the built-in fields: 1 to 3, 24 and 25 of an account, 4 to 13 of an address.",
    source: documented("github.com/bigcommerce/catalyst: the ids that its forms know"),
  },
  "form_field.missing": {
    what: "A required field of the store's own without a value, in each `registerCustomer` and `updateCustomer`, also if a value is stored: `ValidationError`.",
    text: "Required account form field ID {id} ('{label}') is missing",
    source: recorded("a live store, July 2026: github.com/bigcommerce/catalyst/issues/3074"),
  },
  "form_field.address_missing": {
    what: "The same of an address.",
    text: "Required address form field ID {id} ('{label}') is missing",
    source: inferred(),
  },
  "form_field.unknown": {
    what: "A value of a field that the form does not have, or of a built-in one: `ValidationError`.",
    text: "The {owner} form has no field ID {id} of the store's own",
    source: inferred(),
  },
  "form_field.wrong_kind": {
    what: "A value in the wrong list of `formFields`: `ValidationError`.",
    text: "The {owner} form field ID {id} ('{label}') takes no value in {list}",
    source: inferred(),
  },
  "form_field.unknown_option": {
    what: "An option that the field does not have: `ValidationError`.",
    text: "The {owner} form field ID {id} ('{label}') has no option {option}",
    source: inferred(),
  },
  "form_field.limit": {
    what: "A value outside the limits of its field: `ValidationError`.",
    text: "The {owner} form field ID {id} ('{label}') must be {limit}",
    source: inferred(),
  },
  "recaptcha.not_required": {
    what: "Every reCAPTCHA token is accepted, and none is needed: the store has reCAPTCHA switched off.",
    source: documented(pages.customers),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
