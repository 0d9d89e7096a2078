import "server-only";
import { AddressesDocument, type AddressFieldsFragment } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";
import { nodesOf } from "@/lib/connection-page";

const pageSize = 50;
const maxPages = 10;

/** One of the customer's addresses: BigCommerce has no query for one, so it is looked up in the list. */
export async function findAddress(addressId: number): Promise<AddressFieldsFragment | null> {
  let after: string | null = null;
  for (let page = 0; page < maxPages; page++) {
    const addresses = await readPage(after);
    const address = nodesOf(addresses).find(({ entityId }) => entityId === addressId);
    if (address !== undefined) return address;
    if (!addresses?.pageInfo.hasNextPage) return null;
    after = addresses.pageInfo.endCursor;
  }
  return null;
}

async function readPage(after: string | null) {
  const { customer } = await bigcommerce.customer.query(AddressesDocument, { first: pageSize, after });
  return customer?.addresses ?? null;
}
