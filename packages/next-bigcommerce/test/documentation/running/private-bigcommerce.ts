// In place of the app's instance, for private tokens.
import { createBigCommerce } from "../../../src/create-bigcommerce.js";

export const bigcommerce = createBigCommerce({ tokenKind: "private" });
