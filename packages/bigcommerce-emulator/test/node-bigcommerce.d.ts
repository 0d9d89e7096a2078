/** The part of the npm package `node-bigcommerce` that the tests use; it has no types of its own. */
declare module "node-bigcommerce" {
  import type { Agent } from "node:https";

  interface Configuration {
    readonly clientId: string;
    readonly accessToken: string;
    readonly storeHash: string;
    readonly apiVersion?: "v2" | "v3";
    readonly responseType?: "json";
    readonly failOnLimitReached?: boolean;
    readonly headers?: Readonly<Record<string, string>>;
    readonly agent?: Agent;
  }

  export default class BigCommerce {
    constructor(configuration: Configuration);
    get(path: string): Promise<unknown>;
    post(path: string, data: unknown): Promise<unknown>;
    put(path: string, data: unknown): Promise<unknown>;
    delete(path: string): Promise<unknown>;
  }
}
