"use client";

import { usePathname, useRouter } from "next/navigation";
import { type SubmitEvent, useEffect, useId, useRef, useTransition } from "react";
import { CustomerFields, useCustomerForm } from "@/components/form/customer-form";
import { Form } from "@/components/form/form";
import { Refusal } from "@/components/form/refusal";
import { StaleNotice } from "@/components/form/stale-notice";
import Link from "@/components/navigation/link";
import { PageProgress } from "@/components/navigation/page-progress";
import { addProductToCart } from "./actions";
import type { Offer } from "./offer";
import { type OptionChoice, optionField } from "./option-choices";
import { OptionPicker } from "./option-picker";

interface AddToCartFormProps {
  productId: number;
  choices: readonly OptionChoice[];
  offer: Offer;
}

/** Options, quantity and the button. A choice changes the address, so that the server shows its price and picture. */
export function AddToCartForm({ productId, choices, offer }: AddToCartFormProps) {
  const form = `cart-${productId}`;
  const { state, send, isPending: isAdding } = useCustomerForm(form, addProductToCart);
  const [isChanging, startTransition] = useTransition();
  const router = useRouter();
  const pathname = usePathname();
  const isHopeless = !offer.isForSale && choices.length === 0;
  const ids = { problem: useId(), stock: useId() };
  const quantity = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.problem !== null) quantity.current?.focus();
  }, [state]);

  // A second press before the first is done would add everything twice.
  const sendOnce = (event: SubmitEvent) => {
    if (isAdding) event.preventDefault();
  };

  function showChoice(form: HTMLFormElement | null) {
    if (form === null) return;
    const data = new FormData(form);
    const query = new URLSearchParams();
    for (const { optionEntityId } of choices)
      query.set(optionField(optionEntityId), String(data.get(optionField(optionEntityId)) ?? ""));
    startTransition(() => router.replace(`${pathname}?${query}`, { scroll: false }));
  }

  return (
    <Form action={send} onSubmit={sendOnce} aria-busy={isChanging} className="mt-6 grid gap-5">
      <input type="hidden" name="product" value={productId} />
      <CustomerFields name={form} state={state} />
      <PageProgress isPending={isChanging} />
      {choices.map((choice) => (
        <OptionPicker
          key={choice.optionEntityId}
          choice={choice}
          onChoose={({ target }) => showChoice(target.form)}
        />
      ))}
      <p id={ids.stock} className={`text-sm ${offer.isForSale ? "text-muted" : "font-medium text-alert"}`}>
        {offer.text}
      </p>
      <div className={isHopeless ? "hidden" : "flex items-end gap-4"}>
        <label className="grid gap-1.5 font-medium text-sm">
          Quantity
          <input
            ref={quantity}
            key={state.values.quantity}
            type="number"
            inputMode="numeric"
            name="quantity"
            required
            min={offer.minQuantity}
            max={offer.maxQuantity}
            defaultValue={state.values.quantity ?? offer.minQuantity}
            aria-invalid={state.problem !== null}
            aria-describedby={state.problem === null ? ids.stock : `${ids.problem} ${ids.stock}`}
            className="field w-20 font-normal text-base"
          />
        </label>
        <button type="submit" aria-disabled={isAdding} className="button grow sm:max-w-72">
          {isAdding ? "Adding…" : "Add to cart"}
        </button>
      </div>
      {state.problem === null ? null : <Refusal id={ids.problem}>{state.problem}</Refusal>}
      {state.stale === undefined ? null : <StaleNotice stale={state.stale} />}
      <div role="status" className="empty:-mt-5">
        {state.done === undefined ? null : <Added count={Number(state.done)} />}
      </div>
    </Form>
  );
}

function Added({ count }: { count: number }) {
  return (
    <p className="rounded-lg bg-fern-wash px-4 py-3 font-medium text-fern-deep">
      {count === 1 ? "Added to your cart." : `Added ${count} to your cart.`}{" "}
      <Link href="/cart" prefetch={false} className="link">
        See the cart
      </Link>
    </p>
  );
}
