import { maxTextLength } from "@/forms/form-state";
import { TextField } from "./form-field";

/** First and last name, of a customer or in an address. */
export function NameFields() {
  return (
    <>
      <TextField
        name="firstName"
        label="First name"
        autoComplete="given-name"
        maxLength={maxTextLength}
        required
      />
      <TextField
        name="lastName"
        label="Last name"
        autoComplete="family-name"
        maxLength={maxTextLength}
        required
      />
    </>
  );
}
