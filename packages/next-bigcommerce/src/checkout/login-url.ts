import { randomUUID } from "node:crypto";
import type { Config } from "../config/config.js";
import { readLoginSettings } from "../config/login-settings.js";
import type { CustomerId } from "../customer/customer-id.js";
import { checkSubject, type ImpersonationSubject } from "../customer/impersonation.js";
import { callHook, createCustomerResolver, ResolverWait } from "../customer/resolve.js";
import type { CustomerStamps } from "../customer/stamp.js";
import { BigCommerceError } from "../errors.js";
import { readRenderMemo } from "../next.js";
import type { BigCommerceOptions } from "../options.js";
import { readCallDeadline, resolveChannel } from "../storefront/call-options.js";
import type { EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { signCustomerLoginJwt } from "./customer-login-jwt.js";
import { checkLoginUrlInput } from "./login-url-input.js";

interface LoginUrlContext {
  readonly config: Config;
  readonly options: BigCommerceOptions;
  readonly stamps: () => CustomerStamps;
  readonly clock: Clock;
  /** The time by BigCommerce's clock. */
  readonly nowMs: () => number;
  readonly emit: EmitEvent;
}

/**
 * Where BigCommerce logs the signed-in customer in. Nothing is sent: whoever opens the URL first, within 30 seconds, is that
 * customer there.
 */
export async function createCustomerLoginUrl(input: unknown, context: LoginUrlContext): Promise<string> {
  if (isRender()) throw usedInRender();
  const { config, options, clock, nowMs } = context;
  const { clientId, clientSecret, originOf } = readLoginSettings(options, process.env, config);
  const { redirectTo, requestIp, customerStamp, channelId: given } = checkLoginUrlInput(input);
  const wait = new ResolverWait(readCallDeadline({}, config, clock), clock);
  const channelId = await resolveChannel(given, options.resolveChannelId, config, wait);
  const customerId = await readSignedInCustomer(customerStamp, wait, context);
  const { storeHash } = config;
  const login = { clientId, storeHash, channelId, customerId, redirectTo, requestIp };
  return `${originOf(channelId)}/login/token/${signCustomerLoginJwt(login, clientSecret(), nowMs())}`;
}

async function readSignedInCustomer(
  customerStamp: unknown,
  wait: ResolverWait,
  { config, options, stamps, clock, emit }: LoginUrlContext,
): Promise<CustomerId> {
  const confirm = stamps().confirmation(customerStamp, { kind: "mutation", scope: "customer" });
  const resolveSubject = async () => options.resolveImpersonation?.();
  const subject = await wait.forPromise("resolveImpersonation", resolveSubject());
  if (subject !== undefined && subject !== null) refuseStaff(subject, emit);
  const { name, resolve } = createCustomerResolver(options);
  const customer = await wait.forPromise(name, resolve(config.storeHash));
  if (customer === undefined) {
    const deadlineOf = () => readCallDeadline({}, config, clock);
    await callHook("onCustomerRequired", options.onCustomerRequired, deadlineOf, clock);
  }
  if (customer === undefined || customerStamp === null || customerStamp === "") throw nobodyToLogIn();
  confirm(customer);
  return customer;
}

/** Staff act as a customer through this app, which keeps them to what they may do. At BigCommerce they would be the customer. */
function refuseStaff(subject: ImpersonationSubject, emit: EmitEvent): never {
  const operation = { kind: "mutation", operationName: "createCustomerLoginUrl" } as const;
  const { allowMutations: _, ...request } = checkSubject(subject, operation);
  emit({ type: "impersonation", ...request, correlationId: randomUUID(), outcome: "refused" });
  throw new BigCommerceError(
    "impersonation_refused",
    "`resolveImpersonation` says that somebody acts as a customer: they are never logged in at BigCommerce, where they " +
      "would be that customer and no rule of `authorizeImpersonation` would hold.",
  );
}

function nobodyToLogIn(): BigCommerceError {
  return new BigCommerceError(
    "customer_required",
    "There is nobody to log in at BigCommerce: nobody is signed in, or the form was drawn for a guest. Send a guest to " +
      "`redirectedCheckoutUrl` itself.",
  );
}

/** Whether Next renders Server Components just now: only there does React's `cache` keep anything. */
function isRender(): boolean {
  const owner = {};
  const [first, second] = [readRenderMemo(owner), readRenderMemo(owner)];
  return first === second;
}

function usedInRender(): BigCommerceError {
  return new BigCommerceError(
    "used_in_prerender",
    "used_in_prerender: `createCustomerLoginUrl` was called while a page is rendered. Its URL would be in the page, for " +
      "whatever reads or keeps that. Call it in a Server Function, such as a form's action, or in a route handler for " +
      "POST, and redirect to it there.",
  );
}
