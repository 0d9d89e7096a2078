import { z } from "zod";
import { checkedInput } from "./checked-input.js";
import type { Latency } from "./latency.js";
import { latencySchema } from "./latency.js";

/**
 * A fault to answer requests with. A rule that has `status` or `body` answers in the API's place; with `headers` or
 * `delayMs` alone the real answer gets these headers, or comes later.
 */
export interface FaultRule {
  /** Which requests: creating a token of any kind, revoking one, or GraphQL. */
  readonly on: "mint" | "revoke" | "graphql";
  /** How many requests; `null` = until cleared. Default 1. */
  readonly times?: number | null | undefined;
  /** HTTP status, 200 to 599. Default 200 when only a body is given. */
  readonly status?: number | undefined;
  /** Headers that are set on the answer. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Text is sent as it is (its content type guessed from its first character), anything else as JSON. Default: the API's error form for the status. */
  readonly body?: unknown;
  /** The share of the requests it would fit that it takes, above 0 to 1; the others try the next rule. Default 1. */
  readonly probability?: number | undefined;
  /** Milliseconds before the answer, one figure or a distribution. The request is carried out at once. Default 0. */
  readonly delayMs?: Latency | undefined;
  /** Milliseconds over which the body is sent, in ten pieces: a slow body. Default 0. */
  readonly bodyMs?: number | undefined;
  /** Revokes the token that a GraphQL request brings just before it is read, so that the real 401 follows. Default `false`. */
  readonly revokeToken?: boolean | undefined;
  /**
   * Breaks the connection. `true` and `"before_handling"`: nothing is carried out, nothing is sent;
   * `"before_headers"`: carried out, but nothing is sent; `"after_headers"`, `"mid_body"`: carried out and sent so far.
   */
  readonly drop?: boolean | FaultDrop | undefined;
}

/** Where a connection breaks: see `FaultRule.drop`. */
export type FaultDrop = "before_handling" | "before_headers" | "after_headers" | "mid_body";

export const faultRulesSchema = z.array(
  z.strictObject({
    on: z.enum(["mint", "revoke", "graphql"]),
    times: z.int().min(1).nullable().optional(),
    status: z.int().min(200).max(599).optional(),
    headers: z
      .record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/))
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

export interface FaultQueue {
  add(rules: readonly FaultRule[]): void;
  /** The first rule for such requests that has uses left; takes one of them. */
  take(target: FaultRule["on"]): FaultRule | null;
  clear(): void;
}

/** `random` decides for rules that have a probability. */
export function createFaultQueue(random: () => number): FaultQueue {
  let queue: { rule: FaultRule; left: number }[] = [];
  const take = (target: FaultRule["on"]) => {
    const entry = queue.find(
      ({ rule }) => rule.on === target && (rule.probability === undefined || random() < rule.probability),
    );
    if (entry === undefined) return null;
    entry.left -= 1;
    if (entry.left === 0) queue = queue.filter((other) => other !== entry);
    return entry.rule;
  };
  return {
    add: (rules) => {
      const checked = checkedInput("faults.add", faultRulesSchema, rules);
      queue.push(
        ...checked.map((rule) => ({
          rule,
          left: rule.times === null ? Number.POSITIVE_INFINITY : (rule.times ?? 1),
        })),
      );
    },
    take,
    clear: () => {
      queue = [];
    },
  };
}
