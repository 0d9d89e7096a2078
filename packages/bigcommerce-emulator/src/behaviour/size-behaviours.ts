import { type Behaviour, inferred } from "./behaviour.js";

/** What is too large for the emulator: it runs beside other programs, and one request must not stop it. */
export const sizeBehaviours = {
  "size.document_tokens": {
    what: "A document of more than 20,000 tokens (400).",
    text: "The document is too long: it has more than {limit} tokens",
    source: inferred(),
  },
  "size.document_lines": {
    what: "A document of more than 10,000 lines (400). In one of more than 1,000, fewer than 100 errors are reported.",
    text: "The document is too long: it has more than {limit} lines",
    source: inferred(),
  },
  "size.document_nesting": {
    what: "A document in more than 100 levels of brackets (400).",
    text: "The document is nested too deeply: in more than {limit} levels",
    source: inferred(),
  },
  "size.document_overlap": {
    what: "A document with more than 200 fragments, or with so many fields of the same name in one place that it would take too long to compare them (400).",
    text: "The document is too large to check: it has too many fields of the same name, or too many fragments, in one place",
    source: inferred(),
  },
  "size.introspection": {
    what: "Introspection several times the size of the one that tools send (400). It costs no complexity.",
    text: "The introspection is too large: ask for less of the schema at once",
    source: inferred(),
  },
  "size.variables": {
    what: "Variables with more than 20,000 values (400).",
    text: "The variables are too large: they have more than {limit} values",
    source: inferred(),
  },
  "size.text": {
    what: "A text of more than 65,535 characters, which is the longest metafield, in a document or in variables (400).",
    text: "A text is too long: it has more than {limit} characters",
    source: inferred(),
  },
  "size.field": {
    what: "A text of a checkout or a gift certificate that is longer than the store keeps it: names, addresses, messages, custom fields.",
    text: "Invalid value: {field} must have at most {limit} characters",
    source: inferred(),
  },
  "size.cart_items": {
    what: "A cart of more than 1,000 lines and gift certificates.",
    text: "The cart is too large: it has more than {limit} items",
    source: inferred(),
  },
  "size.consignments": {
    what: "A checkout of more than 500 consignments.",
    text: "The checkout is too large: it has more than {limit} consignments",
    source: inferred(),
  },
  "size.search_term_characters": {
    what: "A search term of more than 1,000 characters.",
    text: "The search term is too long: it has {characters} characters of at most {limit}",
    source: inferred(),
  },
  "size.search_term_words": {
    what: "A search term of more than 100 words.",
    text: "The search term is too long: it has {words} words of at most {limit}",
    source: inferred(),
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
