import { expect, test } from "vitest";
import type { FaultRule } from "../index.js";
import { describeFault } from "./describe-fault.js";

const cases: [FaultRule, string][] = [
  [{ on: "mint", status: 503 }, "Create a token: status 503"],
  [{ on: "graphql", delayMs: 2_000 }, "GraphQL: 2000 ms late"],
  [{ on: "graphql", delayMs: { minMs: 50, maxMs: 400 } }, "GraphQL: 50 to 400 ms late"],
  [{ on: "graphql", delayMs: { medianMs: 80, p99Ms: 900 } }, "GraphQL: about 80 ms (1 % over 900 ms) late"],
  [
    { on: "revoke", status: 422, body: {}, headers: { "X-A": "1" }, probability: 0.25 },
    "Revoke a token: status 422, a body of its own, headers X-A, for 25 % of them",
  ],
  [{ on: "graphql", revokeToken: true, bodyMs: 500 }, "GraphQL: body over 500 ms, token revoked first"],
  [{ on: "graphql", drop: true }, "GraphQL: connection dropped before handling"],
  [{ on: "graphql", drop: "mid_body" }, "GraphQL: connection dropped in the body"],
  [{ on: "graphql", drop: false, revokeToken: false }, "GraphQL: no change"],
];

test.each(cases)("%j is described as %s", (rule, text) => {
  expect(describeFault(rule)).toBe(text);
});
