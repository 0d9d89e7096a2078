import { BigCommerceError } from "../errors.js";
import type { PreparedDocument } from "../graphql/document.js";
import type { EmitEvent } from "../telemetry/events.js";
import type { CustomerId } from "./customer-id.js";
import { toCustomerId } from "./customer-id.js";

/**
 * Why somebody acts as a customer; goes to `authorizeImpersonation` and the audit event, never to BigCommerce. A wrong one
 * is refused with `input_invalid` before anything is sent.
 *
 * @example
 * ```ts
 * const options: ImpersonationOptions = { actor: agent.email, reason: "ticket 4711" };
 * ```
 */
export interface ImpersonationOptions {
  /** Who acts, such as an agent's e-mail. 1 to 256 characters. */
  readonly actor: string;
  /** Why, such as a ticket's number. 1 to 1,024 characters. */
  readonly reason: string;
  /** Whether mutations may run. Default: `false`, they fail with `mutation_refused`. */
  readonly allowMutations?: boolean | undefined;
}

/** What `authorizeImpersonation` is asked. */
export interface ImpersonationRequest {
  /** The customer whose data is read or changed. */
  readonly customerId: number;
  /** Who acts as the customer. */
  readonly actor: string;
  /** Why, in the actor's words. */
  readonly reason: string;
  /** The name of the operation, if it has one. */
  readonly operationName: string | undefined;
  /** Whether the operation reads or changes data. */
  readonly operationKind: "query" | "mutation";
}

/** Must answer exactly `true`; anything else refuses. What it throws passes through. */
export type AuthorizeImpersonation = (request: ImpersonationRequest) => boolean | Promise<boolean>;

/**
 * Whom somebody acts as, and why: what `resolveImpersonation` answers while a member of staff views the shop as a
 * customer.
 *
 * @example
 * ```ts
 * const resolveImpersonation = async (): Promise<ImpersonationSubject | null> => {
 *   const view = await readStaffView();
 *   return view && { customerId: view.customerId, actor: view.agentEmail, reason: view.ticket };
 * };
 * ```
 */
export interface ImpersonationSubject extends ImpersonationOptions {
  /** `entityId` of the customer: a positive integer, else `customer_id_invalid`. */
  readonly customerId: number;
}

export interface ImpersonationGuardOptions {
  readonly authorize: AuthorizeImpersonation | undefined;
  readonly emit: EmitEvent;
}

/** Asks `authorizeImpersonation` for each request and writes the audit event, whatever the answer. */
export function createImpersonationGuard({ authorize, emit }: ImpersonationGuardOptions) {
  return async (
    subject: ImpersonationSubject,
    { kind, operationName }: PreparedDocument,
    correlationId: string,
  ): Promise<CustomerId> => {
    const customerId = toCustomerId(subject.customerId, "`impersonate`");
    const actor = checkText("actor", subject.actor, 256);
    const reason = checkText("reason", subject.reason, 1024);
    const request = { customerId, actor, reason, operationName, operationKind: kind };
    const audit = (outcome: "allowed" | "refused") =>
      emit({ type: "impersonation", ...request, correlationId, outcome });
    if (kind === "mutation" && subject.allowMutations !== true) {
      audit("refused");
      throw new BigCommerceError(
        "mutation_refused",
        "This impersonation is read-only. Say `allowMutations: true` where the actor may change the customer's data.",
      );
    }
    const isAllowed = await isAuthorized(authorize, request, () => audit("refused"));
    if (!isAllowed) {
      audit("refused");
      throw new BigCommerceError(
        "impersonation_refused",
        "`authorizeImpersonation` did not answer `true` for this actor and customer, or is not set.",
      );
    }
    audit("allowed");
    return customerId;
  };
}

/** What the app's function throws passes through, and is on record as a refusal first. */
async function isAuthorized(
  authorize: AuthorizeImpersonation | undefined,
  request: ImpersonationRequest,
  onThrow: () => void,
): Promise<boolean> {
  try {
    return (await authorize?.(request)) === true;
  } catch (error) {
    onThrow();
    throw error;
  }
}

function checkText(name: string, value: unknown, maxLength: number): string {
  if (typeof value === "string" && value.trim() !== "" && value.length <= maxLength) return value;
  throw new BigCommerceError(
    "input_invalid",
    `\`${name}\` of an impersonation must be a text of 1 to ${maxLength} characters: it is what the audit trail shows.`,
  );
}
