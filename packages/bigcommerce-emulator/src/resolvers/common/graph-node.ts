/**
 * What a resolver answers for an object type: its members are the type's fields, as values or as functions of the
 * field's arguments, and `__typename` where the field's type is abstract.
 */
export type GraphNode = Readonly<Record<string, unknown>>;
