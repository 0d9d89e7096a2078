import type { ReactNode } from "react";
import { Form } from "./form";

interface SignOutFormProps {
  /** Whose session the button ends. Without it, the button leads to a page that asks. */
  fields: ReactNode;
  formClassName?: string;
  className: string;
}

/** Signing out is a whole new document: the browser keeps nothing of the person before. */
export function SignOutForm({ fields, formClassName, className }: SignOutFormProps) {
  return (
    <Form action="/logout" method="post" className={formClassName}>
      {fields}
      <button type="submit" className={className}>
        Sign out
      </button>
    </Form>
  );
}
