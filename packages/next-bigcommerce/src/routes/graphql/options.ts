import * as z from "zod/mini";
import { bodyLimits, describeLimits, timeoutLimits } from "../../config/limits.js";
import { BigCommerceError } from "../../errors.js";
import type { StorefrontDocument } from "../../graphql/document.js";
import type { RouteScopes } from "../../instance-access.js";
import type { OperationEntry } from "./allowed-operations.js";
import { isStandardSchema, type StandardSchema } from "./standard-schema.js";

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
       * `"customer"`: the signed-in customer, else 401. `"shopper"`: the customer if signed in, else a guest. Both as
       * `resolveCustomerId` says.
       */
      readonly as: "customer" | "shopper";
      readonly cacheSeconds?: undefined;
    }
  | {
      /** `"guest"`: public data; nobody's session is looked at. */
      readonly as: "guest";
      /**
       * Lets GET answer this query too, for shared caches such as a CDN to keep that many seconds. 1 to 86,400. Default:
       * POST only. Not together with `serverVariables`.
       */
      readonly cacheSeconds?: number | undefined;
    };

interface GraphQLRouteOperationRules {
  /**
   * Checks the browser's variables, once each is known to be declared by the operation and not the server's; what it
   * answers is used in their place and must fit the declared types. Any Standard Schema: zod, Valibot, ArkType. Default:
   * only the declared types.
   */
  readonly input?: StandardSchema | undefined;
  /**
   * Variables that must not come from the browser, each with the function that supplies it, such as the cart's id from
   * your session. A browser's value for one of these names is refused, whatever the function answers; `undefined` leaves
   * the variable out. What a function throws passes through untouched, except errors of this package, which are answered
   * as the operation's own would be: `customer_required` and `customer_signed_out` are 401.
   */
  readonly serverVariables?: GraphQLServerVariables | undefined;
  /**
   * Variables that hold a cart's, checkout's or wishlist's id and may come from the browser all the same, because
   * BigCommerce (a customer's own wishlists) or `input` makes sure whose they are. Default: none; such an id is refused
   * anywhere in the browser's variables.
   */
  readonly browserMaySend?: readonly string[] | undefined;
}

/**
 * Supplies one variable. Ask BigCommerce with the `scopes` it is given: where the session has ended, those throw, and the
 * script is told 401; the instance's own would call your hooks, and a redirect to a page is no answer to a script.
 */
export type GraphQLServerVariable = (request: Request, scopes: RouteScopes) => unknown;

/**
 * By name; or one function for several, then a name is the server's only in an answer that has it as a key: answer
 * `{ groupId: undefined }` and not `{}` where there is none, or the browser may choose it.
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

/** The operations, by name: with their documents, or with the manifest that has them. */
type GraphQLRouteOperations =
  | {
      /**
       * What browsers may run, by id: the key of the entry, and the hash that code generation put into the document. Not
       * empty.
       */
      readonly operations: Readonly<
        Record<string, GraphQLRouteOperation & { readonly document: AnyDocument }>
      >;
      readonly persistedDocuments?: undefined;
    }
  | {
      /** As above; where `document` is left out, the manifest's operation of the same name is meant. */
      readonly operations: Readonly<
        Record<string, GraphQLRouteOperation & { readonly document?: AnyDocument | undefined }>
      >;
      /**
       * The manifest of GraphQL Code Generator, `persisted-documents.json`: id to text. It opens nothing: only operations
       * with an entry are let through.
       */
      readonly persistedDocuments: Readonly<Record<string, string>>;
    };

/** Options of {@link createGraphQLRoute}. */
export type GraphQLRouteOptions = GraphQLRouteOperations & {
  /**
   * Origins that POST takes beside the request's own, where the browser sends no `Sec-Fetch-Site`: for a proxy that
   * changes `Host` or the scheme. Exact, as in `https://shop.example`. Default: none.
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * Asked once an operation is known, before its variables are looked at. Exactly `true` lets it run; anything else is
   * 429, with `Retry-After` of `retryAfterSeconds` or else 60. Ask BigCommerce with the `scopes` of its context, as in
   * `serverVariables`; what it throws passes likewise. Default: no limit.
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
  /** Largest body of POST, and largest `variables` of GET, in bytes. Default: 16,384. 1 to 1,048,576. */
  readonly maxBodyBytes?: number | undefined;
  /** Levels of objects and lists in the variables, themselves counted. Default: 8. 1 to 32. */
  readonly maxVariableDepth?: number | undefined;
  /** Milliseconds for a request with everything in it: body, your functions, BigCommerce. Default: 15,000. 100 to 50,000. */
  readonly timeoutMs?: number | undefined;
  /**
   * Told of what is answered 500 `internal_error` and only the operator can mend, such as a missing variable. Default:
   * one line with `console.error`.
   */
  readonly onError?: ((error: BigCommerceError) => unknown) | undefined;
};

/** What `rateLimit` answers: `true` to go on; `false`, or the seconds to wait, to refuse. */
export type GraphQLRateLimitVerdict = boolean | { readonly retryAfterSeconds: number };

type AnyFunction<Type> = Extract<Type, (...args: never[]) => unknown>;

function functionSchema<Type>() {
  return z.custom<AnyFunction<Type>>((value) => typeof value === "function");
}

const entrySchema = z.strictObject({
  document: z.optional(z.unknown()),
  as: z.enum(["customer", "shopper", "guest"]),
  input: z.optional(z.custom<StandardSchema>(isStandardSchema)),
  serverVariables: z.optional(z.custom<NonNullable<OperationEntry["serverVariables"]>>(isServerVariables)),
  browserMaySend: z.optional(z.array(z.string())),
  cacheSeconds: z.optional(z.int().check(z.gte(1), z.lte(86_400))),
});

const optionsSchema = z.strictObject({
  operations: z
    .record(z.string().check(z.minLength(1), z.maxLength(256)), entrySchema)
    .check(z.refine((operations) => Object.keys(operations).length > 0)),
  persistedDocuments: z._default(
    z.record(z.string().check(z.minLength(1), z.maxLength(256)), z.string()),
    {},
  ),
  allowedOrigins: z._default(z.array(z.string().check(z.refine(isOrigin))), []),
  rateLimit: z.optional(functionSchema<GraphQLRouteOptions["rateLimit"]>()),
  maxBodyBytes: z._default(z.int().check(z.gte(bodyLimits.min), z.lte(bodyLimits.max)), 16_384),
  maxVariableDepth: z._default(z.int().check(z.gte(1), z.lte(32)), 8),
  timeoutMs: z._default(z.int().check(z.gte(timeoutLimits.min), z.lte(timeoutLimits.max)), 15_000),
  onError: z.optional(functionSchema<GraphQLRouteOptions["onError"]>()),
});
export type CheckedGraphQLRouteOptions = z.output<typeof optionsSchema>;

const rules: Readonly<Record<string, string>> = {
  operations: "an object with at least one entry, its keys of 1 to 256 characters",
  entry: "{ document, as, input?, serverVariables?, browserMaySend?, cacheSeconds? } and nothing else",
  as: '"customer", "shopper" or "guest"; who asks is never a default',
  input: "a Standard Schema",
  serverVariables: "an object of functions, with at least one, or a function",
  browserMaySend: "a list of names of variables",
  cacheSeconds: "a whole number of seconds from 1 to 86,400",
  persistedDocuments: "an object of ids and texts, as GraphQL Code Generator writes it",
  allowedOrigins: "a list of origins such as https://shop.example, without a path",
  rateLimit: "a function",
  maxBodyBytes: `a whole number ${describeLimits(bodyLimits)}`,
  maxVariableDepth: "a whole number from 1 to 32",
  timeoutMs: `a whole number of milliseconds ${describeLimits(timeoutLimits)}`,
  onError: "a function",
};

/** @throws {BigCommerceError} `configuration_invalid`, naming every option that does not fit. */
export function readGraphQLRouteOptions(options: unknown): CheckedGraphQLRouteOptions {
  const parsed = optionsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path }) => describeProblem(path.map(String)));
  throw new BigCommerceError(
    "configuration_invalid",
    `createGraphQLRoute: ${[...new Set(problems)].join("; ")}.`,
  );
}

function describeProblem([option = "options", entry, field]: string[]): string {
  if (option !== "operations" || entry === undefined) {
    return `${option} must be ${rules[option] ?? "an object of documented options"}`;
  }
  const rule = rules[field ?? "entry"];
  return `${["operations", entry, ...(field === undefined ? [] : [field])].join(".")} must be ${rule}`;
}

function isServerVariables(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value === "function";
  const suppliers = Object.values(value);
  return suppliers.length > 0 && suppliers.every((supplier) => typeof supplier === "function");
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
