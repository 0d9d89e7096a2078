import { connection, type PageArguments } from "./connection.js";

/** The emulated store keeps no metafields: every such connection is an empty page. */
export function noMetafields(args: PageArguments) {
  return connection([], args, (metafield) => metafield);
}
