import * as z from "zod/mini";
import { timeoutLimits } from "../../config/limits.js";
import type { BigCommerceError } from "../../errors.js";
import type { StorefrontDocument } from "../../graphql/document.js";
import type { RouteScopes } from "../../instance-access.js";
import { isLocale } from "../../storefront/call-options.js";
import { isObject } from "../../values.js";
import { functionOf, maxBodyBytes, readRouteOptions, wholeNumber } from "../options.js";
import type { OperationEntry } from "./allowed-operations.js";
import { isStandardSchema, type StandardSchema } from "./standard-schema.js";

const asRule = '"customer", "shopper" or "guest"; it has no default';
const namesRule = "a list of variable names";
const entrySchema = z.strictObject(
  {
    document: z.optional(z.unknown()),
    as: z.enum(["customer", "shopper", "guest"], asRule),
    input: z.optional(z.custom<StandardSchema>(isStandardSchema, "a Standard Schema")),
    serverVariables: z.optional(
      z.custom<NonNullable<OperationEntry["serverVariables"]>>(
        isServerVariables,
        "an object of functions, with at least one, or a function",
      ),
    ),
    browserMaySend: z.optional(z.array(z.string(namesRule), namesRule)),
    cacheSeconds: z.optional(wholeNumber({ min: 1, max: 86_400 }, "seconds")),
  },
  "{ document, as, input?, serverVariables?, browserMaySend?, cacheSeconds? } and nothing else",
);

const operationsRule = "an object with at least one entry, its keys of 1 to 256 characters";
const manifestRule = "an object of ids and documents, as GraphQL Code Generator writes it";
const originsRule = "a list of origins such as https://shop.example, without a path";
const localesRule = "a list of language tags such as en or fr-CA, with at least one";
const headerRule = "the name of a request header such as x-original-uri";
const idSchema = z.string().check(z.minLength(1), z.maxLength(256));
const optionsSchema = z.strictObject(
  {
    operations: z
      .record(idSchema, entrySchema, operationsRule)
      .check(z.refine((operations) => Object.keys(operations).length > 0, operationsRule)),
    persistedDocuments: z._default(z.record(idSchema, z.string(manifestRule), manifestRule), {}),
    allowedOrigins: z._default(
      z.array(z.string(originsRule).check(z.refine(isOrigin, originsRule)), originsRule),
      [],
    ),
    locales: z.optional(
      z.array(z.custom<string>(isLocale, localesRule), localesRule).check(z.minLength(1, localesRule)),
    ),
    addressHeader: z.optional(z.string(headerRule).check(z.regex(/^[a-z0-9-]{1,64}$/i, headerRule))),
    rateLimit: z.optional(functionOf<GraphQLRouteOptions["rateLimit"]>()),
    requireCustomerStamp: z._default(z.boolean("true or false"), false),
    maxBodyBytes,
    maxVariableDepth: z._default(wholeNumber({ min: 1, max: 32 }), 8),
    timeoutMs: z._default(wholeNumber(timeoutLimits, "milliseconds"), 15_000),
    onError: z.optional(functionOf<GraphQLRouteOptions["onError"]>()),
  },
  "an object with documented options only",
);
export type CheckedGraphQLRouteOptions = z.output<typeof optionsSchema>;

/** @throws {BigCommerceError} `configuration_invalid`, naming every option that does not fit. */
export function readGraphQLRouteOptions(options: unknown): CheckedGraphQLRouteOptions {
  // For an entry of `operations`, the error names the field too.
  return readRouteOptions("createGraphQLRoute", optionsSchema, options, (option) =>
    option === "operations" ? 3 : 1,
  );
}

function isServerVariables(value: unknown): boolean {
  if (!isObject(value)) return typeof value === "function";
  const suppliers = Object.values(value);
  return suppliers.length > 0 && suppliers.every((supplier) => typeof supplier === "function");
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/**
 * One operation that client components may run; see {@link GraphQLRouteOptions}.
 *
 * @example
 * ```ts
 * const addToCart: GraphQLRouteOperation = {
 *   as: "shopper",
 *   input: z.object({ lines: z.array(cartLine).max(20) }),
 *   serverVariables: { cartId: () => readCartId() },
 * };
 * ```
 */
export type GraphQLRouteOperation = GraphQLRouteOperationRules & GraphQLRouteAudience;

/** Who asks is never a default. */
type GraphQLRouteAudience =
  | {
      /**
       * `"customer"`: the signed-in customer, or 401 if nobody is signed in. `"shopper"`: the customer if signed in, else a
       * guest. Who is signed in is what `resolveCustomerId` returns.
       */
      readonly as: "customer" | "shopper";
      readonly cacheSeconds?: undefined;
    }
  | {
      /** `"guest"`: public data; no session is read. */
      readonly as: "guest";
      /**
       * Allows this query by GET too, and with `addressHeader` of the route lets shared caches such as a CDN keep the answer
       * that many seconds. 1 to 86,400. Not together with `serverVariables`. Default: POST only.
       */
      readonly cacheSeconds?: number | undefined;
    };

interface GraphQLRouteOperationRules {
  /**
   * Checks the browser's variables, after those that the operation does not declare or that the server supplies are
   * refused. Its result is used in their place, and must fit the declared types. Any Standard Schema: zod, Valibot,
   * ArkType. Default: only the declared types are checked.
   */
  readonly input?: StandardSchema | undefined;
  /**
   * Variables that must not come from the browser, each with the function that supplies it, such as the cart's id from
   * your session. A browser's value for one of these names is always refused. `undefined` leaves the variable out. What a
   * function throws passes through untouched, except errors of this package: they are answered like errors of the
   * operation itself, so `customer_required` and `customer_signed_out` are 401.
   */
  readonly serverVariables?: GraphQLServerVariables | undefined;
  /**
   * Variables that hold the id of a cart, a checkout or a wishlist and may still come from the browser, because
   * BigCommerce (for a customer's own wishlists) or `input` checks whose they are. Default: none; such an id is refused
   * anywhere in the browser's variables.
   */
  readonly browserMaySend?: readonly string[] | undefined;
}

/**
 * Supplies one variable. To ask BigCommerce, use the `scopes` it receives: if the session has ended, those throw, and the
 * browser code gets 401. The instance's own scopes would call your hooks, and browser code cannot use a redirect to a page.
 */
export type GraphQLServerVariable = (request: Request, scopes: RouteScopes) => unknown;

/**
 * A function for each name, or one function for several. With one function, only the keys of its result are the server's:
 * return `{ groupId: undefined }`, not `{}`, if there is no value, or the browser may choose one.
 */
export type GraphQLServerVariables =
  | Readonly<Record<string, GraphQLServerVariable>>
  | ((
      request: Request,
      scopes: RouteScopes,
    ) =>
      | Readonly<Record<string, unknown>>
      | undefined
      | Promise<Readonly<Record<string, unknown>> | undefined>);

type AnyDocument = StorefrontDocument<unknown, never>;

/** The operations by name: with their documents, or with the manifest that has the documents. */
type GraphQLRouteOperations =
  | {
      /**
       * What browsers may run; not empty. The ids are the key of each entry, and the hash that code generation put into the
       * document.
       */
      readonly operations: Readonly<
        Record<string, GraphQLRouteOperation & { readonly document: AnyDocument }>
      >;
      readonly persistedDocuments?: undefined;
    }
  | {
      /** What browsers may run; not empty. Without `document`, the manifest's operation of that name is used. */
      readonly operations: Readonly<
        Record<string, GraphQLRouteOperation & { readonly document?: AnyDocument | undefined }>
      >;
      /**
       * The manifest of GraphQL Code Generator, `persisted-documents.json`: documents by id. It allows nothing by itself:
       * only operations with an entry are allowed.
       */
      readonly persistedDocuments: Readonly<Record<string, string>>;
    };

/** Options of {@link createGraphQLRoute}. */
export type GraphQLRouteOptions = GraphQLRouteOperations & {
  /**
   * Origins that POST accepts besides the request's own if the browser sends no `Sec-Fetch-Site`: for a proxy that changes
   * `Host` or the scheme. Exact, such as `https://shop.example`. Default: none.
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * Languages that `?locale=` may name; others are refused. Exact, such as `fr-CA`. Default: any, but then no answer to a
   * GET with `?locale=` is for shared caches, which would keep one for every language that somebody makes up.
   */
  readonly locales?: readonly string[] | undefined;
  /**
   * The request header in which your proxy or CDN hands on the address as the caller wrote it: its path and query, or the
   * whole URL. Your proxy must set it on every request, over what the caller sent. Next shows a route handler an address
   * that is decoded and encoded anew, so without this header every spelling of a GET looks like the one that shared caches
   * may keep. Default: none, and every answer is `private, no-store`.
   */
  readonly addressHeader?: string | undefined;
  /**
   * Called once the operation is known, before its variables are read. Only exactly `true` lets it run; anything else is
   * 429, with `retryAfterSeconds` or 60 as `Retry-After`. To ask BigCommerce, use the `scopes` of its context. What it
   * throws is treated as in `serverVariables`. Default: no limit.
   */
  readonly rateLimit?:
    | ((
        request: Request,
        context: {
          readonly operation: string;
          readonly as: "customer" | "shopper" | "guest";
          readonly scopes: RouteScopes;
        },
      ) => GraphQLRateLimitVerdict | Promise<GraphQLRateLimitVerdict>)
    | undefined;
  /**
   * Refuses a mutation as a customer or shopper without the header `X-Customer-Stamp` with 428 `customer_stamp_required`.
   * The header holds what `customerStamp()` returned for the page, and nothing for a guest. Default: `false`; such a
   * mutation runs as whoever is here when it arrives. A header that is there is compared in any case.
   */
  readonly requireCustomerStamp?: boolean | undefined;
  /** Largest body of POST, and largest `variables` of GET, in bytes. 1 to 1,048,576. Default: 16,384. */
  readonly maxBodyBytes?: number | undefined;
  /** How deep objects and lists in the variables may be nested; the variables are the first level. 1 to 32. Default: 8. */
  readonly maxVariableDepth?: number | undefined;
  /** Milliseconds for a whole request: its body, your functions and BigCommerce. 100 to 50,000. Default: 15,000. */
  readonly timeoutMs?: number | undefined;
  /**
   * Notified of errors that are answered 500 `internal_error` and that only the operator can correct, such as a missing
   * environment variable. Default: one line with `console.error`.
   */
  readonly onError?: ((error: BigCommerceError) => unknown) | undefined;
};

/** What `rateLimit` returns: `true` to go on; `false`, or the seconds to wait, to refuse. */
export type GraphQLRateLimitVerdict = boolean | { readonly retryAfterSeconds: number };
