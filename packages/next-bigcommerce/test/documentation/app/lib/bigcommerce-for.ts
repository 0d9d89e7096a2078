import type { IncomingMessage } from "node:http";
import type { BigCommerce } from "next-bigcommerce";

export declare function bigcommerceFor(request: IncomingMessage): BigCommerce;
