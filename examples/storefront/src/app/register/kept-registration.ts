import "server-only";
import { createKeptForm } from "@/forms/kept-form";

/** What was entered and refused, from the route handler back to the form. */
export const keptRegistration = createKeptForm("kept_registration");
