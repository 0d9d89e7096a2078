import type { BigCommerceErrorCode } from "../errors.js";

/**
 * What happened, for logs and metrics; `docs/telemetry.md` of the package explains each event. Never holds a secret, a
 * variable of an operation or data of a response. Durations are in milliseconds.
 */
export type BigCommerceEvent =
  | {
      readonly type: "token_served";
      /**
       * `process`: it was cached here. `stale`: cached, past its refresh time and still valid, while a newer one is on
       * its way or cannot be created. `store`, `mint`: the caller waited for it from the shared store or BigCommerce.
       */
      readonly source: "process" | "stale" | "store" | "mint";
      readonly generation: number;
      readonly waitMs: number;
    }
  | {
      readonly type: "token_minted";
      readonly generation: number;
      readonly durationMs: number;
      /** Unix seconds, by BigCommerce's clock. */
      readonly expiresAt: number;
      /** Whether a valid token was being served meanwhile. */
      readonly refresh: boolean;
    }
  | {
      readonly type: "token_mint_failed";
      readonly code: BigCommerceErrorCode;
      readonly durationMs: number;
      readonly retryInMs: number;
      readonly stillValid: boolean;
    }
  | {
      readonly type: "token_loaded";
      readonly generation: number;
      readonly durationMs: number;
      readonly expiresAt: number;
      readonly refresh: boolean;
    }
  | { readonly type: "token_evicted"; readonly generation: number; readonly reason: "rejected" | "revoked" }
  | {
      readonly type: "token_store_unavailable";
      readonly operation:
        | "get"
        | "set"
        | "delete"
        | "acquireLease"
        | "releaseLease"
        | "getOrLease"
        | "setAndRelease";
      /** `timeout`: no answer within two seconds. `unexpected_answer`: one of a type that no store gives. */
      readonly reason: "failed" | "timeout" | "unexpected_answer";
      /** For how long the process goes on without the store. */
      readonly pauseMs: number;
    }
  | { readonly type: "token_store_recovered"; readonly unavailableMs: number }
  | { readonly type: "clock_skew"; readonly skewMs: number; readonly applied: boolean }
  | {
      readonly type: "rest_request";
      readonly operation: "create_token" | "revoke_token";
      readonly correlationId: string;
      readonly durationMs: number;
      /** `undefined` if there was no response. */
      readonly status: number | undefined;
      /** `undefined` if there was a response, whatever its status. */
      readonly code: BigCommerceErrorCode | undefined;
      /** `X-Rate-Limit-Requests-Quota` of the response: what all apps of the store may send in a window together. */
      readonly quota: number | undefined;
      /** `X-Rate-Limit-Requests-Left` of the response. */
      readonly quotaLeft: number | undefined;
    }
  | {
      readonly type: "graphql_retry";
      readonly reason: "rate_limited" | "server_error" | "connection" | "token_rejected";
      readonly status: number | undefined;
      readonly waitMs: number;
      readonly correlationId: string;
    }
  | {
      readonly type: "graphql_request";
      readonly operationName: string | undefined;
      readonly operationKind: "query" | "mutation";
      readonly scope: "customer" | "shopper" | "guest" | "impersonation";
      readonly channelId: number;
      readonly correlationId: string;
      readonly durationMs: number;
      /** `undefined` if there was no response. */
      readonly status: number | undefined;
      /** `X-BC-GraphQL-Complexity` of the response. */
      readonly complexity: number | undefined;
      /** `X-BC-IP-Rate-Limit-Requests-Quota-Left` of the response: complexity that may still be in flight. */
      readonly quotaLeft: number | undefined;
      /** `undefined` for a success. */
      readonly code: BigCommerceErrorCode | undefined;
    }
  | {
      readonly type: "impersonation";
      readonly customerId: number;
      readonly actor: string;
      readonly reason: string;
      readonly operationName: string | undefined;
      readonly operationKind: "query" | "mutation";
      readonly correlationId: string;
      readonly outcome: "allowed" | "refused";
    };

export type EmitEvent = (event: BigCommerceEvent) => void;

export interface EventListener {
  readonly listen: (event: BigCommerceEvent) => unknown;
  /** Whether an event of this type would be heard at present. Absent: every one is. */
  readonly hears?: (type: BigCommerceEvent["type"]) => boolean;
}

export interface Telemetry {
  /** Notifies each listener. What it throws never reaches a request, but it runs synchronously and delays the request. */
  readonly emit: EmitEvent;
  /** Whether any listener would hear it. What happens at every read becomes an event only then. */
  readonly hears: (type: BigCommerceEvent["type"]) => boolean;
}

function listenSafely({ listen }: EventListener, event: BigCommerceEvent): void {
  try {
    const result = listen(event);
    if (result instanceof Promise) result.catch(() => {});
  } catch {
    // A failing listener must not fail the shopper's request.
  }
}

/** The app's own listener comes last, so that no other listener sees what it changes in an event. */
export function createTelemetry(listeners: readonly EventListener[]): Telemetry {
  return {
    emit(event) {
      for (const listener of listeners) listenSafely(listener, event);
    },
    hears(type) {
      for (const { hears } of listeners) if (hears === undefined || hears(type)) return true;
      return false;
    },
  };
}
