import { ActionForm } from "@/components/action-form";
import { EmptyState } from "@/components/empty-state";
import { TextField } from "@/components/form-field";
import { createWishlist } from "./actions";

/** The form for one more wishlist, after a word on what they are for where there is none yet. */
export function NewWishlist({ isFirst }: { isFirst: boolean }) {
  return (
    <>
      {isFirst ? (
        <EmptyState title="No wishlists yet" action={{ href: "/", label: "Look through the shop" }}>
          What you would like to have one day is kept here.
        </EmptyState>
      ) : null}
      <section aria-label="New wishlist" className={isFirst ? "card mt-6 px-5 py-5" : "card px-5 py-5"}>
        <ActionForm action={createWishlist} submitLabel="Create wishlist">
          <TextField name="name" label="Name of a new wishlist" maxLength={100} required />
        </ActionForm>
      </section>
    </>
  );
}
