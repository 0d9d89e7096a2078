import { z } from "zod";
import { optionalText, requiredText } from "@/forms/submit-form";

/** An address as the form sends it. What a country asks for beyond this is BigCommerce's to check. */
export const addressSchema = z.object({
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
