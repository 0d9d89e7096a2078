/** The opaque id of a node: base64 of its type and entity id. */
export function nodeId(typeName: string, entityId: number | string): string {
  return Buffer.from(`${typeName}:${entityId}`).toString("base64");
}

/** What a node id stands for, or null if it is not one of ours. */
export function parseNodeId(id: string): { typeName: string; entityId: string } | null {
  const text = Buffer.from(id, "base64").toString("utf8");
  const [, typeName, entityId] = /^([A-Za-z]+):([A-Za-z0-9-]+)$/.exec(text) ?? [];
  return typeName === undefined || entityId === undefined ? null : { typeName, entityId };
}

/**
 * What a resolver returns for an object type: the type's fields, as values or as functions of the field's arguments,
 * and `__typename` if the field's type is abstract.
 */
export type GraphNode = Readonly<Record<string, unknown>>;

/** BigCommerce wraps each time in an object. */
export function dateTimeExtended(utc: string): { utc: string } {
  return { utc };
}
