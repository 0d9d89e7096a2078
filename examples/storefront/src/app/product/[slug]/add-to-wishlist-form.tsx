"use client";

import { useActionState } from "react";
import type { AddToWishlistState } from "./wishlist-actions";

interface AddToWishlistFormProps {
  action: (state: AddToWishlistState, form: FormData) => Promise<AddToWishlistState>;
  wishlists: readonly { entityId: number; name: string }[];
}

const nothingYet: AddToWishlistState = { added: null, problem: null };

export function AddToWishlistForm({ action, wishlists }: AddToWishlistFormProps) {
  const [state, send, isPending] = useActionState(action, nothingYet);
  return (
    <form action={send} className="flex flex-wrap items-center gap-3">
      <label className="min-w-0 flex-1 basis-48">
        <span className="sr-only">Wishlist</span>
        <select name="wishlistId" className="field">
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
        {state.added === null ? null : (
          <>
            Saved to “<bdi>{state.added}</bdi>”.
          </>
        )}
      </p>
      {state.problem === null ? null : (
        <p role="alert" className="basis-full font-medium text-alert">
          {state.problem}
        </p>
      )}
    </form>
  );
}
