import type { MetafieldOwner, StoredMetafield } from "../../store/metafield.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { connection, type PageArguments } from "./connection.js";
import { nodeId } from "./node.js";

interface MetafieldArguments extends PageArguments {
  readonly namespace: string;
  readonly keys?: readonly string[] | null;
}

/** The `metafields` of a node. A namespace that nobody has used is an empty list. */
export function metafields(
  { data }: Pick<StorefrontContext, "data">,
  owner: MetafieldOwner,
  ownerId: number | string,
) {
  return (args: MetafieldArguments) => {
    const { namespace, keys } = args;
    const shown = [...data.metafields.values()].filter(
      (metafield) =>
        metafield.owner === owner &&
        metafield.ownerId === String(ownerId) &&
        metafield.namespace === namespace &&
        (!keys?.length || keys.includes(metafield.key)) &&
        metafield.permissionSet.endsWith("sf_access"),
    );
    return connection(shown, args, metafieldNode);
  };
}

export function metafieldNode({ entityId, key, value, description }: StoredMetafield) {
  return { id: nodeId("Metafields", entityId), entityId, key, value, description };
}
