import "server-only";
import { getSession } from "./session";
import { getStaffSession } from "./staff-session";

/** Whether the pages show a customer: one who signed in, or one whom staff view. */
export async function isCustomerShown(): Promise<boolean> {
  const staff = await getStaffSession();
  return staff?.viewing != null || (await getSession()) !== null;
}
