import type { BigCommerceEvent } from "../../src/telemetry/events.ts";
import { instruments } from "../../src/telemetry/instruments.ts";
import { code, renderTable, wrap } from "./markdown.ts";

type EventType = BigCommerceEvent["type"];
type FieldOf<Type extends EventType> = Exclude<keyof Extract<BigCommerceEvent, { type: Type }>, "type">;

/** What each field says; empty if its name says enough. An event or a field that is missing does not compile. */
const events: {
  readonly [Type in EventType]: {
    readonly when: string;
    readonly fields: Readonly<Record<FieldOf<Type>, string>>;
  };
} = {
  token_served: {
    when: "a caller got a token",
    fields: {
      source:
        "is `process` (cached here), `stale` (cached, past its refresh time and still valid), or `store` or `mint` (the caller waited for a token from there)",
      waitMs: "",
      generation: "",
    },
  },
  token_minted: {
    when: "BigCommerce created a token",
    fields: {
      durationMs: "",
      expiresAt: "",
      refresh: "says whether a valid token was served meanwhile",
      generation: "",
    },
  },
  token_loaded: {
    when: "a token came from the shared store",
    fields: { durationMs: "", expiresAt: "", refresh: "", generation: "" },
  },
  token_mint_failed: {
    when: "a token could not be created",
    fields: {
      code: "",
      durationMs: "",
      retryInMs: "",
      stillValid: "says whether a valid token is still served",
    },
  },
  token_evicted: {
    when: "a token is not served again",
    fields: { reason: "is `rejected` (by BigCommerce) or `revoked` (here)", generation: "" },
  },
  token_store_unavailable: {
    when: "the shared store failed or was too slow",
    fields: {
      operation: "",
      reason:
        "is `failed`, `timeout` (no answer within two seconds) or `unexpected_answer` (of a type that no store gives)",
      pauseMs: "is how long the process goes on without the store",
    },
  },
  token_store_recovered: { when: "the shared store works again", fields: { unavailableMs: "" } },
  clock_skew: {
    when: "this server's clock differs from BigCommerce's",
    fields: {
      skewMs: "is BigCommerce's time minus this server's",
      applied: "says whether the difference is believed, and times corrected by it",
    },
  },
  rest_request: {
    when: "a request to the token endpoints ended",
    fields: {
      operation: "",
      status: "",
      code: "",
      durationMs: "",
      quota: "",
      quotaLeft: "is `X-Rate-Limit-Requests-Left`, which all apps of the store use up together",
      correlationId: "",
    },
  },
  graphql_request: {
    when: "an operation ended, retries included",
    fields: {
      operationName: "",
      operationKind: "",
      scope: "",
      channelId: "",
      status: "",
      code: "",
      durationMs: "",
      complexity: "",
      quotaLeft:
        "is `X-BC-IP-Rate-Limit-Requests-Quota-Left`, the complexity that may still be in flight from this address",
      correlationId: "",
    },
  },
  graphql_retry: {
    when: "an operation is sent again",
    fields: {
      reason: "is `rate_limited`, `server_error`, `connection` or `token_rejected`",
      status: "",
      waitMs: "",
      correlationId: "",
    },
  },
  impersonation: {
    when: "somebody acts as a customer, or was refused",
    fields: {
      customerId: "",
      actor: "",
      reason: "",
      operationName: "",
      operationKind: "",
      outcome: "",
      correlationId: "",
    },
  },
};

export function eventReference(): string {
  const rows = Object.entries(events).map(([type, { when, fields }]) => [
    code(type),
    when,
    Object.keys(fields)
      .filter((name) => name !== "correlationId")
      .map(code)
      .join(", "),
  ]);
  const explained = Object.entries(events).flatMap(([type, { fields }]) => {
    const texts = Object.entries(fields).filter(([, text]) => text !== "");
    if (texts.length === 0) return [];
    return [
      wrap(`- ${code(type)}: ${texts.map(([name, text]) => `${code(name)} ${text}`).join("; ")}.`, "  "),
    ];
  });
  return [renderTable(["event", "when", "fields"], rows), explained.join("\n"), correlation()].join("\n\n");
}

/** Too wide for the table, and the same for every event that has it. */
function correlation(): string {
  const types = Object.entries(events).flatMap(([type, { fields }]) =>
    "correlationId" in fields ? [code(type)] : [],
  );
  const list = `${types.slice(0, -1).join(", ")} and ${types.at(-1)}`;
  return wrap(
    `${list} also have ${code("correlationId")}, the ${code("X-Correlation-Id")} that was sent to BigCommerce with the request.`,
  );
}

export function metricReference(): string {
  const rows = Object.entries(instruments).map(([name, { kind, unit, attributes }]) => [
    code(`next_bigcommerce.${name}`),
    unit === "s" ? `${kind}, s` : kind,
    attributes.map(code).join(", "),
  ]);
  return renderTable(["metric", "kind", "attributes"], rows);
}
