"use server";

import { redirect } from "next/navigation";
import { endSession } from "@/lib/session";

/** Ends the session of this browser, whoever the page was drawn for: a sign-out always holds. */
export async function signOut(): Promise<void> {
  await endSession();
  redirect("/login");
}
