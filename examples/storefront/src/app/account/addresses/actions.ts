"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { entityIdSchema } from "@/entity-id";
import type { FormState } from "@/forms/form-state";
import { keptForms, showRefusal } from "@/forms/kept-form";
import { optionalText, requiredText, submitForm } from "@/forms/submit-form";
import { AddAddressDocument, DeleteAddressDocument, UpdateAddressDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";

/** An address as the form sends it. What a country requires beyond this, BigCommerce checks. */
const addressSchema = z.object({
  firstName: requiredText("a first name"),
  lastName: requiredText("a last name"),
  company: optionalText,
  address1: requiredText("a street and number"),
  address2: optionalText,
  city: requiredText("a city"),
  stateOrProvince: optionalText,
  postalCode: optionalText,
  countryCode: z.string().regex(/^[A-Z]{2}$/, "Please choose a country."),
  phone: optionalText,
});

export async function addAddress(_: FormState, form: FormData): Promise<FormState> {
  const refused = await submitForm(form, addressSchema, async (input) => {
    const { customer } = await bigcommerce.customer.mutate(AddAddressDocument, { input });
    return customer.addCustomerAddress.errors;
  });
  if (refused !== null) return showRefusal(refused, keptForms.address, "/account/addresses/new?refused");
  return showAddresses("added");
}

export async function updateAddress(addressId: number, _: FormState, form: FormData): Promise<FormState> {
  const addressEntityId = entityIdSchema.parse(addressId);
  const refused = await submitForm(form, addressSchema, async (data) => {
    const input = { addressEntityId, data };
    const { customer } = await bigcommerce.customer.mutate(UpdateAddressDocument, { input });
    return customer.updateCustomerAddress.errors;
  });
  if (refused !== null)
    return showRefusal(refused, keptForms.address, `/account/addresses/${addressEntityId}?refused`);
  return showAddresses("saved");
}

export async function deleteAddress(addressId: number, _: FormState, form: FormData): Promise<FormState> {
  const addressEntityId = entityIdSchema.parse(addressId);
  const refused = await submitForm(form, z.object({}), async () => {
    const input = { addressEntityId };
    const { customer } = await bigcommerce.customer.mutate(DeleteAddressDocument, { input });
    return customer.deleteCustomerAddress.errors;
  });
  if (refused !== null)
    return showRefusal(refused, keptForms.address, `/account/addresses/${addressEntityId}?refused`);
  return showAddresses("deleted");
}

async function showAddresses(done: "added" | "saved" | "deleted"): Promise<never> {
  await keptForms.address.forget();
  revalidatePath("/account", "layout");
  redirect(`/account/addresses?done=${done}`);
}
