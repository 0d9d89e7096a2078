import "server-only";
import { createKeptForm } from "@/forms/kept-form";

/** What was refused, for the forms without a script. */
export const keptProfile = createKeptForm("kept_profile");
export const keptPassword = createKeptForm("kept_password");
