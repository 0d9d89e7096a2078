import * as nextCache from "next/cache.js";
import { headers } from "next/headers.js";
import { after, connection } from "next/server.js";
import { cache } from "react";
import { BigCommerceError, type BigCommerceErrorCode } from "./errors.js";
import { isRecord } from "./values.js";

/**
 * What Next says where there is no request, lowest and newest supported version: the one place that matches texts.
 * Everything not listed here passes through untouched; it is Next's control flow.
 */
const outsideRequest = /outside a request scope/;
const refusals: ReadonlyArray<readonly [RegExp, BigCommerceErrorCode]> = [
  [/inside [`"]*use cache|inside (a function cached with )?[`"]*unstable_cache/, "used_in_cache"],
  [/inside `?generateStaticParams|inside [`"]?after\(/, "used_in_prerender"],
];

const remedies: Partial<Record<BigCommerceErrorCode, string>> = {
  used_in_cache:
    "Whatever belongs to a customer, and the token, must not be read inside `use cache` or `unstable_cache`: one " +
    "shopper would be served another's answer. Read it outside and pass public values in; what every shopper may " +
    "see comes from `bigcommerce.guest`, which may be cached.",
  used_in_prerender:
    "Whatever belongs to a customer, and the token, needs a request, and there is none here (`force-static`, " +
    "`generateStaticParams`, `after()` of a page or a build). Read it while a request is rendered: remove " +
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

/** Next steers with errors of its own; they carry a digest or this code and must reach it as they are. */
export function isControlFlow(error: unknown): boolean {
  if (!isRecord(error)) return false;
  return typeof error.digest === "string" || error.code === "NEXT_STATIC_GEN_BAILOUT";
}

/**
 * The gate of everything that belongs to a customer: passes in a request, and where Next is not running (a script,
 * `instrumentation.ts`, a test). `connection()` comes first: it suspends a prerender and throws in caches. Under
 * `force-static` it resolves all the same, and only the missing `host` header tells.
 */
export async function enterRequest(): Promise<void> {
  try {
    await connection();
  } catch (error) {
    if (error instanceof Error && outsideRequest.test(error.message)) {
      // Next 15.5 says so in generateStaticParams too, and a build has no customer to ask for.
      if (process.env.NEXT_PHASE === "phase-production-build") throw refuse("used_in_prerender", error);
      return;
    }
    throw decodeRefusal(error);
  }
  const { host } = Object.fromEntries(await headers());
  if (host === undefined) throw refuse("used_in_prerender");
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

/** Hands a task to `after()` where there is a request, so that a serverless instance is not frozen before it ends. */
export function runInBackground(task: Promise<void>): void {
  try {
    after(() => task);
  } catch (error) {
    // Outside a request the process lives on by itself, and the task with it.
    if (isControlFlow(error)) throw error;
  }
}

function createRenderMemo(_owner: object): Map<string, unknown> {
  return new Map();
}

/** One map a render and owner in Server Components; a fresh one a call elsewhere, where React's `cache` keeps nothing. */
export const readRenderMemo: (owner: object) => Map<string, unknown> = cache(createRenderMemo);
