import * as nextCache from "next/cache.js";
import { headers } from "next/headers.js";
import { after, connection } from "next/server.js";
import { cache } from "react";
import { BigCommerceError, type BigCommerceErrorCode, getErrorCode, isBigCommerceError } from "./errors.js";
import { describeKind, isRecord } from "./values.js";

/**
 * What Next's errors say when there is no request, in the lowest and newest supported version: the only place that matches
 * their messages. Every other error passes through untouched: it is Next's control flow.
 */
const outsideRequest = /outside a request scope/;
const refusals: ReadonlyArray<readonly [RegExp, BigCommerceErrorCode]> = [
  [/inside [`"]*use cache|inside (a function cached with )?[`"]*unstable_cache/, "used_in_cache"],
  [/inside `?generateStaticParams|inside [`"]?after\(/, "used_in_prerender"],
];

const remedies: Partial<Record<BigCommerceErrorCode, string>> = {
  used_in_cache:
    "Customer data and the token must not be read inside `use cache` or `unstable_cache`: one shopper would see " +
    "another's data. Read them outside and pass public values in. Data that every shopper may see comes from " +
    "`bigcommerce.guest`, which may be cached.",
  used_in_prerender:
    "Customer data and the token can only be read during a request, and there is none here (`force-static`, " +
    "`generateStaticParams`, `after()` of a page, or a build). Read them while a request is rendered: remove " +
    '`dynamic = "force-static"`, or move the call into the page.',
};

function refuse(code: BigCommerceErrorCode, cause?: unknown): BigCommerceError {
  return new BigCommerceError(code, `${code}: ${remedies[code] ?? ""}`, { cause });
}

function decodeRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || isControlFlow(error)) return error;
  const code = refusals.find(([text]) => text.test(error.message))?.[1];
  return code === undefined ? error : refuse(code, error);
}

/** Next steers with its own errors: they have a digest or this code, and must reach Next as they are. */
export function isControlFlow(error: unknown): boolean {
  if (!isRecord(error)) return false;
  return typeof error.digest === "string" || error.code === "NEXT_STATIC_GEN_BAILOUT";
}

/** Next steers with errors, and fails a build or a cache fill with ours; both must pass every handler untouched. */
export function mustReachNext(error: unknown): boolean {
  const code = getErrorCode(error);
  if (code === undefined) return isControlFlow(error);
  return code === "used_in_cache" || code === "used_in_prerender";
}

/**
 * The gate of customer data and the token. It passes during a request, and when Next is not running (a script,
 * `instrumentation.ts`, a test). `connection()` comes first: it suspends a prerender and throws in caches. Under
 * `force-static` it resolves, and only the empty list of headers shows that there is no request.
 */
export async function enterRequest(): Promise<void> {
  if (isDevelopment) warnAtModuleLevel();
  try {
    await connection();
  } catch (error) {
    if (error instanceof Error && outsideRequest.test(error.message)) {
      // Next 15.5 says this in generateStaticParams too, and a build has no customer.
      if (isBuild()) throw refuse("used_in_prerender", error);
      return;
    }
    throw decodeRefusal(error);
  }
  if (isEmpty(await headers())) throw refuse("used_in_prerender");
}

// Once: reading the environment costs more than reading a token (benchmark `token-read`).
const isDevelopment = process.env.NODE_ENV === "development" && process.env.NEXT_RUNTIME === "nodejs";
/** What evaluates a module under `next dev`, as stack traces name it: Turbopack in Next 16, in 15.5, and webpack. */
const moduleEvaluation =
  /^ +at (?:\w+\.)?(?:module evaluation|__TURBOPACK__module__evaluation__|__webpack_require__) \((.*)\)$/m;
const warnedPlaces = new Set<string>();

/**
 * Warns once for each place that starts a request's call while a module is evaluated. Next evaluates many modules in the
 * first request that needs them, so the gate is open, and the promise that the module keeps is that shopper's answer.
 * Only for calls that start at once: after a top-level `await` no trace of the module is left.
 */
function warnAtModuleLevel(): void {
  const warning = new Error(
    "next-bigcommerce: a call as a customer, or for the token, started while a module was evaluated. A module is " +
      "evaluated once, so what it keeps is one shopper's answer, and every other shopper would get it. Move the call " +
      "into the component, action or route handler that needs it, or into a function that they call.",
  );
  const place = moduleEvaluation.exec(warning.stack ?? "")?.[1];
  if (place === undefined || warnedPlaces.has(place)) return;
  warnedPlaces.add(place);
  // As an error: Next then shows the place in the app's own sources.
  report(warning);
}

/** Whether `next build` runs this. */
function isBuild(): boolean {
  return process.env.NEXT_PHASE === "phase-production-build";
}

/**
 * HTTP/1.0, and so many a health check, needs no `Host`; Next adds headers of its own to every request. Nearly every
 * request has a `Host`, and asking for it costs a fifth of beginning a walk through Next's headers.
 */
function isEmpty(list: Pick<Headers, "has" | "keys">): boolean {
  return !list.has("host") && list.keys().next().done === true;
}

/** The gate of public data: suspends in a prerender outside any cache, passes everywhere else. */
export async function enterPublic(): Promise<void> {
  if (!("io" in nextCache) || typeof nextCache.io !== "function") return;
  try {
    await nextCache.io();
  } catch (error) {
    throw decodeRefusal(error);
  }
}

/** Hands a task to `after()` if there is a request, so that a serverless instance is not frozen before the task ends. */
export function runInBackground(task: Promise<void>): void {
  try {
    after(() => task);
  } catch (error) {
    // Outside a request nothing freezes the process, and the task just goes on.
    if (isControlFlow(error)) throw error;
  }
}

/**
 * Runs what an app starts with, from `instrumentation.ts`. A server must also start while BigCommerce is down: what fails is
 * reported and not thrown. Without the report a wrong configuration would show at the first page alone.
 */
export async function runAtStart(name: string, work: () => Promise<unknown>): Promise<void> {
  if (isBuild()) return;
  try {
    await work();
  } catch (error) {
    report(
      `next-bigcommerce: ${name} failed, and the first call that needs it tries again. ${reasonOf(error)}`,
    );
  }
}

function reasonOf(error: unknown): string {
  if (isBigCommerceError(error)) return `${error.code}: ${error.message}`;
  try {
    return String(error);
  } catch {
    // An object without a prototype, for example, has no `toString`.
    return describeKind(error);
  }
}

function report(text: string | Error): void {
  try {
    console.warn(text);
  } catch {
    // An app's own console may throw, and nothing else is left to report with.
  }
}

function createRenderMemo(_owner: object): Map<string, unknown> {
  return new Map();
}

/** In Server Components one map for each render and owner; elsewhere React's `cache` keeps nothing, and each call gets a new map. */
export const readRenderMemo: (owner: object) => Map<string, unknown> = cache(createRenderMemo);
