import "server-only";
import { createKeptForm } from "@/lib/kept-form";

/** What was refused, for the forms without a script. */
export const keptProfile = createKeptForm({ cookieName: "kept_profile", path: "/account/profile" });
export const keptPassword = createKeptForm({ cookieName: "kept_password", path: "/account/profile" });
