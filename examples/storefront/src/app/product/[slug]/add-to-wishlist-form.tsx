"use client";

import { CustomerFields, useCustomerForm } from "@/components/form/customer-form";
import { Form } from "@/components/form/form";
import { StaleNotice } from "@/components/form/stale-notice";
import type { FormAction } from "@/forms/form-state";

interface AddToWishlistFormProps {
  action: FormAction;
  wishlists: readonly { entityId: number; name: string }[];
}

export function AddToWishlistForm({ action, wishlists }: AddToWishlistFormProps) {
  const { state, send, isPending } = useCustomerForm("wishlist", action);
  return (
    <Form action={send} className="flex flex-wrap items-center gap-3">
      <CustomerFields name="wishlist" state={state} />
      <label className="min-w-0 flex-1 basis-48">
        <span className="sr-only">Wishlist</span>
        {/* A form that was sent is reset, and a select does not follow its new default value then: hence the key. */}
        <select
          key={state.values.wishlistId}
          name="wishlistId"
          defaultValue={state.values.wishlistId}
          className="field"
        >
          {wishlists.map(({ entityId, name }) => (
            <option key={entityId} value={entityId} dir="auto">
              {name}
            </option>
          ))}
          <option value="">A new wishlist</option>
        </select>
      </label>
      <button type="submit" disabled={isPending} className="button button-quiet disabled:opacity-60">
        Add to wishlist
      </button>
      <p role="status" className="basis-full font-medium text-fern-deep empty:-mt-3">
        {state.done === undefined ? null : (
          <>
            Saved to “<bdi>{state.done}</bdi>”.
          </>
        )}
      </p>
      {state.stale === undefined ? null : <StaleNotice stale={state.stale} />}
      {state.problem === null ? null : (
        <p role="alert" className="basis-full font-medium text-alert">
          {state.problem}
        </p>
      )}
    </Form>
  );
}
