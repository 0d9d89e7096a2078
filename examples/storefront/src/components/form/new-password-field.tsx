import { maxPasswordLength } from "@/forms/form-state";
import { TextField } from "./form-field";

interface NewPasswordFieldProps {
  name: string;
  label: string;
  /** What the store requires of it. */
  hint: string;
}

/** A password to be chosen. */
export function NewPasswordField(props: NewPasswordFieldProps) {
  return (
    <TextField
      {...props}
      type="password"
      autoComplete="new-password"
      maxLength={maxPasswordLength}
      required
    />
  );
}
