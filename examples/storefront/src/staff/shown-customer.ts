import "server-only";
import { getSession } from "@/session/session";
import { getStaffSession } from "./staff-session";

/** The customer whom the pages show: one whom staff view, else the one who signed in; null for nobody. */
export async function getShownCustomerId(): Promise<number | null> {
  const staff = await getStaffSession();
  return staff?.viewing?.customerId ?? (await getSession())?.customerId ?? null;
}

/** Whether staff see the shop as a customer, who has not signed in here. */
export const isStaffView = async (): Promise<boolean> =>
  ((await getStaffSession())?.viewing ?? null) !== null;
