import { BigCommerceError } from "../errors.js";
import type { PreparedDocument } from "../graphql/document.js";
import type { EmitEvent } from "../telemetry/events.js";
import { type CustomerId, toCustomerId } from "./customer-id.js";
import type { ResolverWait } from "./resolve.js";

interface ImpersonationGuardOptions {
  readonly authorize: AuthorizeImpersonation | undefined;
  readonly emit: EmitEvent;
}

/**
 * Asks `authorizeImpersonation` for each request, and emits the audit event whether it allows or refuses. `confirm` may
 * refuse first: a form that was drawn for somebody else asks nothing of the actor.
 */
export function createImpersonationGuard({ authorize, emit }: ImpersonationGuardOptions) {
  return async (
    subject: ImpersonationSubject,
    document: PreparedDocument,
    correlationId: string,
    wait: ResolverWait,
    confirm?: (subject: StaffSubject) => void,
  ): Promise<CustomerId> => {
    const { customerId, allowMutations, ...request } = checkSubject(subject, document);
    const audit = (outcome: "allowed" | "refused") =>
      emit({ type: "impersonation", customerId, ...request, correlationId, outcome });
    try {
      confirm?.({ customerId, actor: request.actor });
      if (request.operationKind === "mutation" && allowMutations !== true) throw readOnly();
      const isAllowed = await wait.for("authorizeImpersonation", authorize?.({ customerId, ...request }));
      if (isAllowed !== true) throw notAuthorized();
    } catch (error) {
      audit("refused");
      throw error;
    }
    audit("allowed");
    return customerId;
  };
}

/** Whom somebody acts as, and what the audit trail says of the operation. */
export function checkSubject(
  subject: ImpersonationSubject,
  { kind, operationName }: Pick<PreparedDocument, "kind" | "operationName">,
) {
  return {
    ...toStaffSubject(subject),
    reason: checkText("reason", subject.reason, 1024),
    operationName,
    operationKind: kind,
    allowMutations: subject.allowMutations,
  };
}

/** A member of staff who acts as a customer. */
export interface StaffSubject {
  readonly customerId: CustomerId;
  readonly actor: string;
}

export function toStaffSubject({ customerId, actor }: ImpersonationSubject): StaffSubject {
  return { customerId: toCustomerId(customerId, "`impersonate`"), actor: checkActor(actor) };
}

function checkText(name: string, value: unknown, maxLength: number): string {
  if (typeof value === "string" && value.trim() !== "" && value.length <= maxLength) return value;
  throw new BigCommerceError(
    "input_invalid",
    `\`${name}\` of an impersonation must be a string of 1 to ${maxLength} characters, since the audit trail shows it.`,
  );
}

/** One line of it, so that nobody can write a second entry into a log of the audit trail. */
function checkActor(value: unknown): string {
  const actor = checkText("actor", value, 256);
  if (!/[\p{Cc}\u2028\u2029]/u.test(actor)) return actor;
  throw new BigCommerceError(
    "input_invalid",
    "`actor` of an impersonation has a line break or another control character in it. Give a name or an address in one line.",
  );
}

function readOnly(): BigCommerceError {
  return new BigCommerceError(
    "mutation_refused",
    "This impersonation is read-only. Set `allowMutations: true` if the actor may change the customer's data.",
  );
}

function notAuthorized(): BigCommerceError {
  return new BigCommerceError(
    "impersonation_refused",
    "`authorizeImpersonation` is not set, or did not return `true` for this actor and customer.",
  );
}

/**
 * Who acts as a customer, and why. Goes to `authorizeImpersonation` and the audit event, never to BigCommerce. Invalid
 * values are refused with `input_invalid` before anything is sent.
 *
 * @example
 * ```ts
 * const options: ImpersonationOptions = { actor: agent.email, reason: "ticket 4711" };
 * ```
 */
export interface ImpersonationOptions {
  /** Who acts, such as an agent's e-mail. 1 to 256 characters, without line breaks or other control characters. */
  readonly actor: string;
  /** Why, such as a ticket's number. 1 to 1,024 characters. */
  readonly reason: string;
  /** Whether mutations may run. Default: `false`; they fail with `mutation_refused`. */
  readonly allowMutations?: boolean | undefined;
}

/** What `authorizeImpersonation` decides about. */
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

/** Must return exactly `true`; anything else refuses. What it throws passes through. */
export type AuthorizeImpersonation = (request: ImpersonationRequest) => boolean | Promise<boolean>;

/**
 * As which customer somebody acts, and why: what `resolveImpersonation` returns while a member of staff views the shop as
 * a customer.
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
