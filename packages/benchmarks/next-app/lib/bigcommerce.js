import { createBigCommerce } from "next-bigcommerce";

export const bigcommerce = createBigCommerce({ resolveCustomerId: () => 1 });
