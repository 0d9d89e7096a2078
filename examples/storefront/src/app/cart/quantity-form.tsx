"use client";

import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { useFormStatus } from "react-dom";
import { maxLineQuantity, requestedQuantity } from "@/cart/requested-quantity";
import { CustomerFields, useCustomerForm } from "@/components/form/customer-form";
import { Form } from "@/components/form/form";
import { StaleNotice } from "@/components/form/stale-notice";
import { changeQuantity } from "./actions";

interface QuantityFormProps {
  lineEntityId: string;
  /** What the line holds, for screen readers that read only this field. */
  name: string;
  quantity: number;
  min: number;
  max: number | null;
}

/** Shows the new quantity at once, and what BigCommerce made of it as soon as it is known. */
export function QuantityForm({ lineEntityId, ...field }: QuantityFormProps) {
  const form = `quantity-${lineEntityId}`;
  const { state, send } = useCustomerForm(form, changeQuantity);
  const { problem, stale, values } = state;
  const [typed, setTyped] = useState<string | null>(null);
  const problemId = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.problem !== null) input.current?.focus();
  }, [state]);
  return (
    <Form action={send} onSubmit={() => setTyped(null)} className="contents">
      <input type="hidden" name="line" value={lineEntityId} />
      <CustomerFields name={form} state={state} />
      <QuantityField
        input={input}
        {...field}
        quantity={stale === undefined ? field.quantity : Number(values.quantity ?? field.quantity)}
        typed={typed}
        onType={setTyped}
        problemId={problem === null ? undefined : problemId}
      />
      {stale === undefined ? null : (
        <div className="order-last mt-2 basis-full">
          <StaleNotice stale={stale} />
        </div>
      )}
      {problem === null ? null : (
        <p id={problemId} role="alert" className="order-last basis-full font-medium text-alert text-sm">
          {problem}
        </p>
      )}
    </Form>
  );
}

interface QuantityFieldProps extends Omit<QuantityFormProps, "lineEntityId"> {
  /** What is in the field and not sent yet. */
  typed: string | null;
  onType: (text: string) => void;
  input: RefObject<HTMLInputElement | null>;
  problemId: string | undefined;
}

const stepper =
  "grid size-11 cursor-pointer place-items-center rounded-full text-xl -outline-offset-4 hover:bg-sunken focus-visible:rounded-full disabled:cursor-default disabled:opacity-40 disabled:hover:bg-transparent";

function QuantityField({ name, quantity, min, max, typed, onType, input, problemId }: QuantityFieldProps) {
  const { data } = useFormStatus();
  const shown = (data === null ? null : requestedQuantity(data)) ?? quantity;
  const most = max ?? maxLineQuantity;
  return (
    <div className="flex items-center gap-3">
      {/* First in the form, so that Enter in the field means it and not one of the steps. */}
      <button type="submit" className="link order-last hidden min-h-11 cursor-pointer text-sm noscript:block">
        Update
      </button>
      <div className="flex items-center rounded-full border border-field bg-surface">
        <button
          type="submit"
          name="step"
          value="-1"
          disabled={shown <= min}
          aria-label={`One ${name} less`}
          className={stepper}
        >
          <span aria-hidden="true">−</span>
        </button>
        <input
          ref={input}
          type="number"
          inputMode="numeric"
          name="quantity"
          required
          min={min}
          max={most}
          value={typed ?? String(shown)}
          onChange={({ target }) => onType(target.value)}
          onBlur={({ target }) => {
            if (typed !== null && typed !== String(shown)) target.form?.requestSubmit();
          }}
          aria-label={`Quantity of ${name}`}
          aria-invalid={problemId !== undefined}
          aria-describedby={problemId}
          className="h-11 w-12 bg-transparent text-center font-medium tabular-nums -outline-offset-4 [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none"
        />
        <button
          type="submit"
          name="step"
          value="1"
          disabled={shown >= most}
          aria-label={`One ${name} more`}
          className={stepper}
        >
          <span aria-hidden="true">+</span>
        </button>
      </div>
    </div>
  );
}
