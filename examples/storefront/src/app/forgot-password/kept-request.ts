import "server-only";
import { createKeptForm } from "@/forms/kept-form";

/** A request that was refused, for the form without a script. */
export const keptRequest = createKeptForm("kept_reset_request");
