import type { FaultRule } from "../state/fault-queue.js";
import type { Latency } from "../state/latency.js";

const targets = { mint: "Create a token", revoke: "Revoke a token", graphql: "GraphQL" } as const;

/** A fault rule in a line. */
export function describeFault(rule: FaultRule): string {
  return `${targets[rule.on]}: ${effectsOf(rule).join(", ") || "no change"}`;
}

function effectsOf({ status, body, headers, delayMs, bodyMs, revokeToken, drop, probability }: FaultRule) {
  const effects = [
    status !== undefined && `status ${status}`,
    body !== undefined && "a body of its own",
    headers !== undefined && `headers ${Object.keys(headers).join(", ")}`,
    delayMs !== undefined && `${describeLatency(delayMs)} late`,
    bodyMs !== undefined && `body over ${bodyMs} ms`,
    revokeToken === true && "token revoked first",
    drop !== undefined && drop !== false && `connection dropped ${describeDrop(drop)}`,
    probability !== undefined && `for ${Math.round(probability * 1000) / 10} % of them`,
  ];
  return effects.filter((effect) => effect !== false);
}

function describeDrop(drop: Exclude<FaultRule["drop"], false | undefined>): string {
  return (drop === true ? "before_handling" : drop).replace("mid_body", "in_the_body").replaceAll("_", " ");
}

function describeLatency(latency: Latency): string {
  if (typeof latency === "number") return `${latency} ms`;
  return "minMs" in latency
    ? `${latency.minMs} to ${latency.maxMs} ms`
    : `about ${latency.medianMs} ms (1 % over ${latency.p99Ms} ms)`;
}
