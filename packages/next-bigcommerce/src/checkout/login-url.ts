import { randomUUID } from "node:crypto";
import { readLoginSettings } from "../config/login-settings.js";
import type { CustomerId } from "../customer/customer-id.js";
import { type ImpersonationSubject, refuseImpersonation } from "../customer/impersonation.js";
import { callHook, createCustomerIdResolver, ResolverWait } from "../customer/resolve.js";
import type { Engine } from "../engine.js";
import { BigCommerceError } from "../errors.js";
import type { BigCommerceOptions } from "../options.js";
import { readCallDeadline, resolveChannel } from "../storefront/call-options.js";
import type { EmitEvent } from "../telemetry/events.js";
import type { Clock } from "../time/clock.js";
import { signCustomerLoginJwt } from "./customer-login-jwt.js";
import { checkLoginUrlInput } from "./login-url-input.js";

interface LoginUrlContext {
  readonly engine: Pick<Engine, "config" | "nowMs" | "stamps">;
  readonly options: BigCommerceOptions;
  readonly emit: EmitEvent;
  readonly clock: Clock;
}

/**
 * Where BigCommerce logs the signed-in customer in. Nothing is sent: whoever opens the URL first, within 30 seconds, is that
 * customer there.
 */
export async function createCustomerLoginUrl(input: unknown, context: LoginUrlContext): Promise<string> {
  const { config, nowMs } = context.engine;
  const { clientId, clientSecret, originOf } = readLoginSettings(context.options, process.env, config);
  const { redirectTo, requestIp, customerStamp, channelId: given } = checkLoginUrlInput(input);
  const wait = new ResolverWait(readCallDeadline({}, config, context.clock), context.clock);
  const channelId = await resolveChannel(given, context.options.resolveChannelId, config, wait);
  const customerId = await readSignedInCustomer(customerStamp, wait, context);
  const { storeHash } = config;
  const login = { clientId, storeHash, channelId, customerId, redirectTo, requestIp };
  return `${originOf(channelId)}/login/token/${signCustomerLoginJwt(login, clientSecret(), nowMs())}`;
}

async function readSignedInCustomer(
  customerStamp: unknown,
  wait: ResolverWait,
  { engine, options, emit, clock }: LoginUrlContext,
): Promise<CustomerId> {
  const { config } = engine;
  const confirm = engine.stamps().confirmation(customerStamp, { kind: "mutation", scope: "customer" });
  const resolveSubject = async () => options.resolveImpersonation?.();
  const subject = await wait.forPromise("resolveImpersonation", resolveSubject());
  if (subject !== undefined && subject !== null) refuseStaff(subject, emit);
  const { name, resolve } = createCustomerIdResolver(options);
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
  refuseImpersonation(
    subject,
    { kind: "mutation", operationName: "createCustomerLoginUrl" },
    {
      emit,
      correlationId: randomUUID(),
      reason:
        "`resolveImpersonation` says that somebody acts as a customer: they are never logged in at BigCommerce, where they " +
        "would be that customer and no rule of `authorizeImpersonation` would hold.",
    },
  );
}

function nobodyToLogIn(): BigCommerceError {
  return new BigCommerceError(
    "customer_required",
    "There is nobody to log in at BigCommerce: nobody is signed in, or the form was drawn for a guest. Send a guest to " +
      "`redirectedCheckoutUrl` itself.",
  );
}
