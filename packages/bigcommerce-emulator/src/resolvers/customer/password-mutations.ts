import { randomBytes } from "node:crypto";
import { behaviourText } from "../../behaviour/ledger.js";
import type { StoredCustomer } from "../../store/customer.js";
import { textLimits } from "../../store/input/text-limits.js";
import type { StorefrontContext } from "../../store/request-context.js";
import type { MutationError } from "../common/mutation-error.js";
import { currentCustomer } from "./customer.js";
import {
  customerByEmail,
  customerNotLoggedIn,
  invalidEmail,
  invalidPassword,
  longFields,
} from "./customer-input.js";

function passwordRefused(
  { inferred }: StorefrontContext,
  id: "customer.wrong_password" | "customer.invalid_reset",
): { errors: MutationError[] } {
  return { errors: [{ __typename: "CustomerPasswordError", message: behaviourText(inferred, id) }] };
}

export function changePassword(
  context: StorefrontContext,
  input: { currentPassword: string; newPassword: string },
) {
  const customer = currentCustomer(context);
  if (customer === undefined) return { errors: [customerNotLoggedIn(context)] };
  const errors = invalidPassword(context, "newPassword", input.newPassword);
  if (errors.length > 0) return { errors };
  if (customer.password !== input.currentPassword) return passwordRefused(context, "customer.wrong_password");
  customer.password = input.newPassword;
  return { errors };
}

/** Returns the same whether or not the address has an account. The link is sent by mail. */
export function requestResetPassword(
  context: StorefrontContext,
  input: { email: string; path?: string | null },
) {
  const errors = [
    ...invalidEmail(context, input.email),
    ...longFields(context, "", input, { path: textLimits.resetPath }),
  ];
  const customer = errors.length > 0 ? undefined : customerByEmail(context.data, input.email);
  if (customer !== undefined) sendResetMail(context, customer, input.path ?? "/login.php");
  return { errors };
}

function sendResetMail({ data, now }: StorefrontContext, customer: StoredCustomer, path: string): void {
  const token = randomBytes(16).toString("hex");
  const link = `${path}?${new URLSearchParams({ c: String(customer.entityId), t: token })}`;
  const mail = { customerId: customer.entityId, sentAt: now().toISOString(), to: customer.email, link };
  data.passwordResets.set(token, mail);
}

export function resetPassword(
  context: StorefrontContext,
  input: { customerEntityId: number; token: string; newPassword: string },
) {
  const errors = invalidPassword(context, "newPassword", input.newPassword);
  if (errors.length > 0) return { errors };
  const { data } = context;
  const customer = data.customers.get(input.customerEntityId);
  if (customer === undefined || data.passwordResets.get(input.token)?.customerId !== customer.entityId) {
    return passwordRefused(context, "customer.invalid_reset");
  }
  data.passwordResets.delete(input.token);
  customer.password = input.newPassword;
  return { errors };
}
