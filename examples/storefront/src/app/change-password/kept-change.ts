import "server-only";
import { createKeptForm } from "@/lib/kept-form";

/** A new password that was refused, without the password, for the form without a script. */
export const keptChange = createKeptForm({ cookieName: "kept_reset", path: "/change-password" });
