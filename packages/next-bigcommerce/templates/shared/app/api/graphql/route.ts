import { createGraphQLRoute } from "next-bigcommerce";
import { CustomerNameDocument } from "@/gql/graphql";
import { bigcommerce } from "@/lib/bigcommerce";

/** What client components may ask for, by name. Add an operation for each thing that they need. */
export const { GET, POST } = createGraphQLRoute(bigcommerce, {
  operations: {
    CustomerName: { document: CustomerNameDocument, as: "customer" },
  },
});
