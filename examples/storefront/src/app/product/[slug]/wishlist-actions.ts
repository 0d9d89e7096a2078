"use server";

import { revalidatePath } from "next/cache";
import { entityIdSchema, entityIdTextSchema } from "@/entity-id";
import { writeProblem } from "@/forms/write-problem";
import { AddWishlistItemsDocument, CreateWishlistDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { shop } from "@/lib/shop";

export interface AddToWishlistState {
  /** The name of the wishlist the product is on now. */
  readonly added: string | null;
  readonly problem: string | null;
}

export async function addToWishlist(
  productId: number,
  _: AddToWishlistState,
  form: FormData,
): Promise<AddToWishlistState> {
  const items = [{ productEntityId: entityIdSchema.parse(productId) }];
  const wishlistId = entityIdTextSchema.safeParse(form.get("wishlistId"));
  try {
    const added = wishlistId.success ? await addToKnown(wishlistId.data, items) : await addToNew(items);
    revalidatePath("/account", "layout");
    return { added, problem: null };
  } catch (error) {
    return { added: null, problem: writeProblem(error) };
  }
}

type Items = { productEntityId: number }[];

async function addToKnown(entityId: number, items: Items): Promise<string> {
  const input = { entityId, items };
  const { wishlist } = await bigcommerce.customer.mutate(AddWishlistItemsDocument, { input });
  return wishlist.addWishlistItems?.result.name ?? "your wishlist";
}

async function addToNew(items: Items): Promise<string> {
  const input = { name: shop.newWishlistName, isPublic: false, items };
  await bigcommerce.customer.mutate(CreateWishlistDocument, { input });
  return shop.newWishlistName;
}
