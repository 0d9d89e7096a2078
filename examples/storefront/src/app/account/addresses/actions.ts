"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { areEntityIds } from "@/entity-id";
import type { FormState } from "@/forms/form-state";
import { refuseBound, submitCustomerForm } from "@/forms/submit-customer-form";
import { optionalText, requiredText } from "@/forms/submit-form";
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
  const refused = await submitCustomerForm(form, addressSchema, async (input, drawn) => {
    const { customer } = await bigcommerce.customer.mutate(AddAddressDocument, { input }, drawn);
    return customer.addCustomerAddress.errors;
  });
  return refused ?? showAddresses("added");
}

export async function updateAddress(addressId: number, _: FormState, form: FormData): Promise<FormState> {
  if (!areEntityIds(addressId)) return refuseBound(form);
  const refused = await submitCustomerForm(form, addressSchema, async (data, drawn) => {
    const input = { addressEntityId: addressId, data };
    const { customer } = await bigcommerce.customer.mutate(UpdateAddressDocument, { input }, drawn);
    return customer.updateCustomerAddress.errors;
  });
  return refused ?? showAddresses("saved");
}

export async function deleteAddress(addressId: number, _: FormState, form: FormData): Promise<FormState> {
  if (!areEntityIds(addressId)) return refuseBound(form);
  const refused = await submitCustomerForm(form, z.object({}), async (__, drawn) => {
    const input = { addressEntityId: addressId };
    const { customer } = await bigcommerce.customer.mutate(DeleteAddressDocument, { input }, drawn);
    return customer.deleteCustomerAddress.errors;
  });
  return refused ?? showAddresses("deleted");
}

function showAddresses(done: "added" | "saved" | "deleted"): never {
  revalidatePath("/account", "layout");
  redirect(`/account/addresses?done=${done}`);
}
