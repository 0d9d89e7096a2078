"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { areEntityIds, entityIdTextSchema } from "@/entity-id";
import type { DrawnFor } from "@/forms/customer-stamp";
import { type FormState, untouched } from "@/forms/form-state";
import { refuseBound, submitCustomerForm } from "@/forms/submit-customer-form";
import { AddWishlistItemsDocument, CreateWishlistDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { shop } from "@/lib/shop";

/** Empty for a new wishlist. */
const chosenSchema = z.object({ wishlistId: entityIdTextSchema.nullable().catch(null) });

/** Answers with the name of the wishlist that the product is on now. */
export async function addToWishlist(productId: number, _: FormState, form: FormData): Promise<FormState> {
  if (!areEntityIds(productId)) return refuseBound(form);
  const items = [{ productEntityId: productId }];
  let name: string = shop.newWishlistName;
  const refused = await submitCustomerForm(form, chosenSchema, async ({ wishlistId }, drawn) => {
    if (wishlistId === null) await addToNew(items, drawn);
    else name = await addToKnown(wishlistId, items, drawn);
    return [];
  });
  if (refused !== null) return refused;
  revalidatePath("/account", "layout");
  return { ...untouched(), done: name };
}

type Items = { productEntityId: number }[];

async function addToKnown(entityId: number, items: Items, drawn: DrawnFor): Promise<string> {
  const input = { entityId, items };
  const { wishlist } = await bigcommerce.customer.mutate(AddWishlistItemsDocument, { input }, drawn);
  return wishlist.addWishlistItems?.result.name ?? "your wishlist";
}

async function addToNew(items: Items, drawn: DrawnFor): Promise<void> {
  const input = { name: shop.newWishlistName, isPublic: false, items };
  await bigcommerce.customer.mutate(CreateWishlistDocument, { input }, drawn);
}
