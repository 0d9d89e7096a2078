import { ActionButton } from "@/components/form/action-button";
import { ConfirmedAction } from "@/components/form/confirmed-action";
import { CustomerForm } from "@/components/form/customer-form";
import { TextField } from "@/components/form/form-field";
import Link from "@/components/navigation/link";
import { deleteWishlist, renameWishlist, setWishlistPublic } from "../actions";

interface WishlistSettingsProps {
  wishlist: { entityId: number; name: string; isPublic: boolean; token: string };
}

export function WishlistSettings({ wishlist }: WishlistSettingsProps) {
  const { entityId, name, isPublic } = wishlist;
  return (
    <div className="mt-12 border-line border-t pt-8">
      <h2 className="mb-4 text-xl">Who can see it</h2>
      <p className="mb-4 max-w-xl text-muted">
        {isPublic ? "Anyone with the link can see this wishlist." : "Only you can see this wishlist."}
      </p>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <ActionButton
          key={String(isPublic)}
          name={`share-wishlist-${entityId}`}
          action={setWishlistPublic.bind(null, entityId, !isPublic)}
        >
          {isPublic ? "Make it private" : "Share it by link"}
        </ActionButton>
        {isPublic ? (
          <Link
            href={`/wishlist/${wishlist.token}`}
            className="link inline-flex min-h-11 items-center font-medium"
          >
            The page to share
          </Link>
        ) : null}
      </div>
      <h2 className="mt-10 mb-4 text-xl">Name</h2>
      <CustomerForm
        name={`wishlist-${entityId}`}
        action={renameWishlist.bind(null, entityId)}
        values={{ name }}
        submitLabel="Rename"
      >
        <TextField name="name" label="Name of the wishlist" maxLength={100} required />
      </CustomerForm>
      <ConfirmedAction
        name={`delete-wishlist-${entityId}`}
        action={deleteWishlist.bind(null, entityId)}
        label="Delete this wishlist"
        confirmLabel="Delete for good"
      >
        The link to it stops working.
      </ConfirmedAction>
    </div>
  );
}
