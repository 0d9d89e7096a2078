import "server-only";
import { createKeptForm } from "@/forms/kept-form";

/** A new password that was refused, without the password, for the form without a script. */
export const keptChange = createKeptForm("kept_reset");
