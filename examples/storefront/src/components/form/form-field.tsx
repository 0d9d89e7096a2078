"use client";

import { createContext, type InputHTMLAttributes, type ReactNode, useContext, useId } from "react";
import { type FormState, untouched } from "@/forms/form-state";

/** What the fields of a form read their value and their error from. */
export const FormStateContext = createContext<FormState>(untouched());

interface FieldProps {
  name: string;
  label: string;
  /** Help for filling in the field. */
  hint?: string;
  required?: boolean;
  className?: string;
}

type InputProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "autoComplete" | "maxLength" | "minLength" | "inputMode"
>;

/** One line of text with its label, and what is wrong with it. */
export function TextField({ name, label, hint, required, className, ...input }: FieldProps & InputProps) {
  const { value, error, ids } = useField(name, hint);
  return (
    <Field label={label} required={required} hint={hint} error={error} ids={ids} className={className}>
      <input
        id={ids.control}
        name={name}
        dir="auto"
        required={required}
        defaultValue={value}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={ids.description}
        className="field aria-invalid:border-alert"
        {...input}
      />
    </Field>
  );
}

interface SelectFieldProps extends FieldProps {
  options: readonly { value: string; label: string }[];
  autoComplete?: string;
}

export function SelectField({
  name,
  label,
  hint,
  required,
  className,
  options,
  autoComplete,
}: SelectFieldProps) {
  const { value, error, ids } = useField(name, hint);
  return (
    <Field label={label} required={required} hint={hint} error={error} ids={ids} className={className}>
      {/* A form that was sent is reset, and a select does not follow its new default value then: hence the key. */}
      <select
        key={value}
        id={ids.control}
        name={name}
        required={required}
        defaultValue={value}
        autoComplete={autoComplete}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={ids.description}
        className="field aria-invalid:border-alert"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

interface FieldIds {
  readonly control: string;
  readonly hint: string;
  readonly error: string;
  /** Of what describes the control: the error first. */
  readonly description: string | undefined;
}

function useField(name: string, hint: string | undefined) {
  const { values, fieldErrors } = useContext(FormStateContext);
  const control = useId();
  const error = fieldErrors[name];
  const ids = { control, hint: `${control}-hint`, error: `${control}-error` };
  const described = [...(error === undefined ? [] : [ids.error]), ...(hint === undefined ? [] : [ids.hint])];
  const description = described.length === 0 ? undefined : described.join(" ");
  return { value: values[name] ?? "", error, ids: { ...ids, description } };
}

interface FieldFrameProps {
  label: string;
  required: boolean | undefined;
  hint: string | undefined;
  error: string | undefined;
  ids: FieldIds;
  className: string | undefined;
  children: ReactNode;
}

function Field({ label, required, hint, error, ids, className = "", children }: FieldFrameProps) {
  return (
    <div className={`grid content-start gap-1.5 ${className}`}>
      <label htmlFor={ids.control} className="font-medium">
        {label}
        {required ? null : <span className="font-normal text-muted text-sm"> (optional)</span>}
      </label>
      {children}
      {error === undefined ? null : (
        <p id={ids.error} className="font-medium text-alert text-sm">
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={ids.hint} className="text-muted text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}
