import "server-only";
import { type ImpersonationOptions, isBigCommerceError } from "next-bigcommerce";
import { StaffEnterDocument, StaffLookUpDocument, type StaffLookUpQuery } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import type { StaffProblem } from "./staff-problem";

export type FoundCustomer = NonNullable<StaffLookUpQuery["customer"]>;

/** The audit trail shows the purpose by the operation's name. */
const documents = { "look up": StaffLookUpDocument, enter: StaffEnterDocument };

/**
 * The customer with this number. The Storefront API knows one customer at a time, the one whom the request names, and
 * cannot search by e-mail. The REST API can, with a scope that an API account for storefronts should not have.
 */
export async function findCustomer(
  purpose: keyof typeof documents,
  customerId: number,
  options: ImpersonationOptions,
): Promise<FoundCustomer | StaffProblem> {
  // `hasStaff` keeps everybody out of here in a shop with private tokens.
  if (!("impersonate" in bigcommerce)) return "unavailable";
  try {
    const { customer } = await bigcommerce.impersonate(customerId, options).query(documents[purpose]);
    return customer ?? "unknown";
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    console.error(error);
    return "unavailable";
  }
}
