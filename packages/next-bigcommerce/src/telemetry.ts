import type { BigCommerceErrorCode } from "./errors.js";

/** What happened, for logs and metrics. Never holds a secret, a variable of an operation or data of an answer. */
export type BigCommerceEvent =
  | {
      readonly type: "token_minted";
      readonly generation: number;
      readonly durationMs: number;
      readonly expiresAt: number;
    }
  | {
      readonly type: "token_mint_failed";
      readonly code: BigCommerceErrorCode;
      readonly retryInMs: number;
      readonly stillValid: boolean;
    }
  | { readonly type: "token_loaded"; readonly generation: number; readonly expiresAt: number }
  | {
      readonly type: "token_store_unavailable";
      readonly operation: "get" | "set" | "delete" | "acquireLease" | "releaseLease";
      readonly reason: "failed" | "timeout";
      /** For how long the process goes on without the store. */
      readonly pauseMs: number;
    }
  | { readonly type: "token_evicted"; readonly generation: number; readonly reason: "rejected" | "revoked" }
  | { readonly type: "clock_skew"; readonly skewMs: number; readonly applied: boolean }
  | {
      readonly type: "graphql_request";
      readonly operationName: string | undefined;
      readonly operationKind: "query" | "mutation";
      readonly scope: "customer" | "shopper" | "guest" | "impersonation";
      readonly channelId: number;
      readonly correlationId: string;
      readonly durationMs: number;
      /** `undefined` where no answer came. */
      readonly status: number | undefined;
      /** `X-BC-GraphQL-Complexity` of the answer. */
      readonly complexity: number | undefined;
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

/** What a listener does, or throws, never reaches a request. */
export function createEmit(onEvent: ((event: BigCommerceEvent) => unknown) | undefined): EmitEvent {
  if (onEvent === undefined) return () => {};
  return (event) => {
    try {
      Promise.resolve(onEvent(event)).catch(() => {});
    } catch {
      // A listener's fault is not the shopper's.
    }
  };
}
