import "server-only";
import { z } from "zod";
import type { FormState } from "@/forms/form-state";
import { emailText, passwordText, requiredText, submitForm } from "@/forms/submit-form";
import { RegisterDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { LoginThrottle, throttledError } from "@/throttle/login-throttle";

export const registrationSchema = z.object({
  firstName: requiredText("your first name"),
  lastName: requiredText("your last name"),
  email: emailText,
  password: passwordText("a password"),
});

/** Under an impersonation token BigCommerce asks for no captcha, so the shop counts. */
const throttle = new LoginThrottle({
  name: "register",
  maxPerEmailAndAddress: 5,
  maxPerAddress: 20,
  maxPerEmail: 10,
  slowSeconds: 60,
});

/** Opens an account. Returns what to show if that was refused, null after success. */
export function register(form: FormData, address: string): Promise<FormState | null> {
  return submitForm(form, registrationSchema, async (input) => {
    if (!(await throttle.allows({ email: input.email, address }))) return [throttledError];
    const { customer } = await bigcommerce.guest.mutate(RegisterDocument, { input });
    return customer.registerCustomer.errors;
  });
}
