"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { areEntityIds } from "@/entity-id";
import type { FormState } from "@/forms/form-state";
import { refuseBound, submitCustomerForm } from "@/forms/submit-customer-form";
import { requiredText } from "@/forms/submit-form";
import {
  CreateWishlistDocument,
  DeleteWishlistItemsDocument,
  DeleteWishlistsDocument,
  UpdateWishlistDocument,
} from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";

const nameSchema = z.object({
  name: requiredText("a name for the wishlist").max(100, "Please make this shorter."),
});
const noFields = z.object({});

export async function createWishlist(_: FormState, form: FormData): Promise<FormState> {
  const refused = await submitCustomerForm(form, nameSchema, async ({ name }, drawn) => {
    const input = { name, isPublic: false };
    await bigcommerce.customer.mutate(CreateWishlistDocument, { input }, drawn);
    return [];
  });
  return refused ?? showPage("/account/wishlists?done=created");
}

export async function renameWishlist(wishlistId: number, _: FormState, form: FormData): Promise<FormState> {
  if (!areEntityIds(wishlistId)) return refuseBound(form);
  const refused = await submitCustomerForm(form, nameSchema, async ({ name }, drawn) => {
    const input = { entityId: wishlistId, data: { name } };
    await bigcommerce.customer.mutate(UpdateWishlistDocument, { input }, drawn);
    return [];
  });
  return refused ?? showPage(`/account/wishlists/${wishlistId}?done=renamed`);
}

export async function setWishlistPublic(
  wishlistId: number,
  isPublic: boolean,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  if (!areEntityIds(wishlistId) || typeof isPublic !== "boolean") return refuseBound(form);
  const input = { entityId: wishlistId, data: { isPublic } };
  const refused = await submitCustomerForm(form, noFields, async (__, drawn) => {
    await bigcommerce.customer.mutate(UpdateWishlistDocument, { input }, drawn);
    return [];
  });
  return refused ?? showPage(`/account/wishlists/${input.entityId}`);
}

export async function deleteWishlist(wishlistId: number, _: FormState, form: FormData): Promise<FormState> {
  if (!areEntityIds(wishlistId)) return refuseBound(form);
  const entityIds = [wishlistId];
  const refused = await submitCustomerForm(form, noFields, async (__, drawn) => {
    await bigcommerce.customer.mutate(DeleteWishlistsDocument, { input: { entityIds } }, drawn);
    return [];
  });
  return refused ?? showPage("/account/wishlists?done=deleted");
}

export async function removeWishlistItem(
  wishlistId: number,
  itemId: number,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  if (!areEntityIds(wishlistId, itemId)) return refuseBound(form);
  const input = { entityId: wishlistId, itemEntityIds: [itemId] };
  const refused = await submitCustomerForm(form, noFields, async (__, drawn) => {
    await bigcommerce.customer.mutate(DeleteWishlistItemsDocument, { input }, drawn);
    return [];
  });
  return refused ?? showPage(`/account/wishlists/${input.entityId}?done=removed`);
}

function showPage(path: string): never {
  revalidatePath("/account", "layout");
  redirect(path);
}
