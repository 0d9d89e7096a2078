import { z } from "zod";
import { checkedInput } from "./checked-input.js";
import { type Latency, latencySchema } from "./latency.js";
import type { SeededRandom } from "./seeded-random.js";

/** The fault rules that wait for a request they fit, in the order they were added. */
export class FaultQueue {
  /** Decides for rules that have a probability. */
  readonly #random: SeededRandom;
  #entries: { readonly rule: FaultRule; left: number }[] = [];

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** @throws TypeError naming each field that is not valid. */
  add(rules: readonly FaultRule[]): void {
    for (const rule of checkedInput("faults.add", faultRulesSchema, rules)) {
      this.#entries.push({ rule, left: rule.times === null ? Number.POSITIVE_INFINITY : (rule.times ?? 1) });
    }
  }

  /** The first rule for such requests; uses it once. */
  take(target: FaultRule["on"]): FaultRule | null {
    const entry = this.#entries.find(({ rule }) => rule.on === target && this.#happens(rule));
    if (entry === undefined) return null;
    entry.left -= 1;
    if (entry.left === 0) this.#entries = this.#entries.filter((other) => other !== entry);
    return entry.rule;
  }

  /** The rules that wait, and for how many requests; infinity until cleared. */
  list(): WaitingFault[] {
    return this.#entries.map(({ rule, left }) => ({ rule, left }));
  }

  clear(): void {
    this.#entries = [];
  }

  #happens({ probability }: FaultRule): boolean {
    return probability === undefined || this.#random.next() < probability;
  }
}

export interface WaitingFault {
  readonly rule: FaultRule;
  readonly left: number;
}

/** What these say must be true of the body, or the client waits for the rest of it until it gives up. */
const framingHeaders = new Set(["content-length", "transfer-encoding", "trailer"]);

function leavesFraming(headers: Readonly<Record<string, string>>): boolean {
  return !Object.keys(headers).some((name) => framingHeaders.has(name.toLowerCase()));
}

export const faultRulesSchema = z.array(
  z.strictObject({
    on: z.enum(["mint", "revoke", "graphql"]),
    times: z.int().min(1).nullable().optional(),
    status: z.int().min(200).max(599).optional(),
    headers: z
      .record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/))
      .refine(
        leavesFraming,
        "content-length, transfer-encoding and trailer cannot be set: use drop or bodyMs",
      )
      .optional(),
    body: z.unknown().optional(),
    probability: z.number().gt(0).max(1).optional(),
    delayMs: latencySchema.optional(),
    bodyMs: z.number().min(0).max(600_000).optional(),
    revokeToken: z.boolean().optional(),
    drop: z
      .union([z.boolean(), z.enum(["before_handling", "before_headers", "after_headers", "mid_body"])])
      .optional(),
  }),
) satisfies z.ZodType<FaultRule[]>;

/**
 * A fault. With `status` or `body` the rule responds in place of the API. With `headers` or `delayMs` alone the API
 * handles the request, and its response gets these headers, or comes later.
 */
export interface FaultRule {
  /** Which requests: create a token of any kind, revoke a token, or GraphQL. */
  readonly on: "mint" | "revoke" | "graphql";
  /** How many requests. `null`: until cleared. Default 1. */
  readonly times?: number | null | undefined;
  /** HTTP status, 200 to 599. Default 200 if only a body is given. */
  readonly status?: number | undefined;
  /** Headers to add to the response, or to replace in it. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * A string is sent as it is, with a content type guessed from its first character; anything else is sent as JSON.
   * Default: the API's own error body for the status.
   */
  readonly body?: unknown;
  /** The share of the matching requests that the rule takes, above 0 to 1. The others try the next rule. Default 1. */
  readonly probability?: number | undefined;
  /** Milliseconds before the response, a number or a distribution. The request is handled at once. Default 0. */
  readonly delayMs?: Latency | undefined;
  /** Sends the body in ten pieces over this many milliseconds. Default 0. */
  readonly bodyMs?: number | undefined;
  /**
   * Revokes the token of a GraphQL request before the request is handled, so that the real 401 follows. Default
   * `false`.
   */
  readonly revokeToken?: boolean | undefined;
  /**
   * Breaks the connection. `true` or `"before_handling"`: the request is not handled, nothing is sent.
   * `"before_headers"`: handled, but nothing is sent. `"after_headers"`, `"mid_body"`: handled, and sent up to there.
   */
  readonly drop?: boolean | FaultDrop | undefined;
}

/** Where a connection breaks. See `FaultRule.drop`. */
export type FaultDrop = "before_handling" | "before_headers" | "after_headers" | "mid_body";
