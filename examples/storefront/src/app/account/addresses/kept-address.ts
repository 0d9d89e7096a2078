import "server-only";
import { createKeptForm } from "@/forms/kept-form";

/** An address that was refused, for the form without a script. */
export const keptAddress = createKeptForm("kept_address");
