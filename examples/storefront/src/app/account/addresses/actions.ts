"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/forms/form-state";
import { showRefusal } from "@/forms/kept-form";
import { submitForm } from "@/forms/submit-form";
import { AddAddressDocument, DeleteAddressDocument, UpdateAddressDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { addressSchema } from "./address-schema";
import { keptAddress } from "./kept-address";

export async function addAddress(_: FormState, form: FormData): Promise<FormState> {
  const refused = await submitForm(form, addressSchema, async (input) => {
    const { customer } = await bigcommerce.customer.mutate(AddAddressDocument, { input });
    return customer.addCustomerAddress.errors;
  });
  if (refused !== null) return showRefusal(refused, keptAddress, "/account/addresses/new?refused");
  return showAddresses("added");
}

export async function updateAddress(addressId: number, _: FormState, form: FormData): Promise<FormState> {
  const addressEntityId = z.int().positive().parse(addressId);
  const refused = await submitForm(form, addressSchema, async (data) => {
    const input = { addressEntityId, data };
    const { customer } = await bigcommerce.customer.mutate(UpdateAddressDocument, { input });
    return customer.updateCustomerAddress.errors;
  });
  if (refused !== null)
    return showRefusal(refused, keptAddress, `/account/addresses/${addressEntityId}?refused`);
  return showAddresses("saved");
}

export async function deleteAddress(addressId: number, _: FormState, form: FormData): Promise<FormState> {
  const addressEntityId = z.int().positive().parse(addressId);
  const refused = await submitForm(form, z.object({}), async () => {
    const input = { addressEntityId };
    const { customer } = await bigcommerce.customer.mutate(DeleteAddressDocument, { input });
    return customer.deleteCustomerAddress.errors;
  });
  if (refused !== null)
    return showRefusal(refused, keptAddress, `/account/addresses/${addressEntityId}?refused`);
  return showAddresses("deleted");
}

async function showAddresses(done: "added" | "saved" | "deleted"): Promise<never> {
  await keptAddress.forget();
  revalidatePath("/account", "layout");
  redirect(`/account/addresses?done=${done}`);
}
