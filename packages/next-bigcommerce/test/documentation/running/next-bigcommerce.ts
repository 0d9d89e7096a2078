// In place of the package where a page's code runs: the package, and what was created of it.

import { createBigCommerce as create } from "../../../src/create-bigcommerce.js";
import type { BigCommerce, BigCommerceOptions } from "../../../src/index.js";

export const instances: BigCommerce[] = [];

export function createBigCommerce(options: BigCommerceOptions): BigCommerce {
  const instance = create(options);
  instances.push(instance);
  return instance;
}
