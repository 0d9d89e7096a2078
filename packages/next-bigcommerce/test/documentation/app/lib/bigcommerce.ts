import type { BigCommerce } from "next-bigcommerce";

export declare const bigcommerce: BigCommerce;
