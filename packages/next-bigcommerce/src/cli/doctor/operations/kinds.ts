import type { FindingKinds } from "../report/kinds.js";

const refused = "BigCommerce refuses the whole request, so every page that sends it fails.";

export const operationKinds = {
  "operations.syntax": { severity: "error", finds: "A document that is not GraphQL", why: refused },
  "operations.invalid": {
    severity: "error",
    finds: "A document that is not valid for the store's schema",
    why: refused,
  },
  "operations.deprecated": {
    severity: "warning",
    finds: "A deprecated field, argument or value",
    why: "BigCommerce may remove it, and the document is refused from then on.",
  },
  "operations.subscription": {
    severity: "error",
    finds: "A subscription",
    why: "BigCommerce has queries and mutations only, and the package refuses a subscription.",
  },
  "operations.several": {
    severity: "error",
    finds: "Several operations in one document of the code",
    why: "The package sends a document with one operation, and refuses one with several.",
  },
  "operations.mutations": {
    severity: "error",
    finds: "Several mutations in one operation",
    why: "BigCommerce allows one mutation in a request, and refuses more.",
  },
  "operations.depth": {
    severity: "error",
    finds: "An operation over 16 levels deep",
    why: "BigCommerce allows 16 levels, and refuses more.",
  },
  "operations.complexity": {
    severity: "error",
    finds: "An operation whose estimated complexity is clearly over 10,000",
    why: "BigCommerce allows a complexity of 10,000, and refuses more.",
  },
  "operations.complexity-near": {
    severity: "warning",
    finds: "An operation whose estimated complexity is over 10,000, by less than the estimate may be off",
    why: "BigCommerce allows a complexity of 10,000, so it may refuse the request.",
  },
  "operations.page-size": {
    severity: "warning",
    finds: "A page of over 50 products or banners",
    why: "BigCommerce documents 50 as the most, so the rest does not come, or the request is refused.",
  },
  "operations.scope": {
    severity: "error",
    finds: "A field that needs a scope which the private token does not have",
    why: "BigCommerce answers `null` and an error for such a field.",
  },
  "operations.unnamed": {
    severity: "warning",
    finds: "An operation without a name",
    why: "Events, traces and BigCommerce's logs cannot say which one it was, and code generation leaves it out.",
  },
  "operations.duplicate": {
    severity: "warning",
    finds: "Two different operations or fragments of one name",
    why: "Code generation refuses them, and logs cannot tell them apart.",
  },
} as const satisfies FindingKinds;
