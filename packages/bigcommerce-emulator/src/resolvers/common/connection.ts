import { refusal } from "./refusal.js";

const defaultPageSize = 10;
const cursorPrefix = "arrayconnection:";

/** The paging arguments of every connection. An empty cursor counts as no cursor. */
export interface PageArguments {
  readonly before?: string | null;
  readonly after?: string | null;
  readonly first?: number | null;
  readonly last?: number | null;
}

export interface Connection<Node> {
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  /** Not every connection of the schema has it. */
  readonly collectionInfo: { readonly totalItems: number };
}

/** The requested page of `items`. Only the items of that page become nodes. */
export function connection<Item, Node>(
  items: readonly Item[],
  args: PageArguments,
  toNode: (item: Item) => Node,
): Connection<Node> {
  const { start, end } = pageBounds(items.length, args);
  const edges = items
    .slice(start, end)
    .map((item, index) => ({ cursor: encodeCursor(start + index), node: toNode(item) }));
  return {
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    edges,
    collectionInfo: { totalItems: items.length },
  };
}

function pageBounds(length: number, args: PageArguments): { start: number; end: number } {
  const afterIndex = decodeCursor(args.after) ?? -1;
  const beforeIndex = decodeCursor(args.before) ?? length;
  const from = Math.min(Math.max(afterIndex + 1, 0), length);
  const to = Math.max(Math.min(beforeIndex, length), from);
  const last = pageSize("last", args.last);
  const first = pageSize("first", args.first) ?? (last === undefined ? defaultPageSize : undefined);
  const end = first === undefined ? to : Math.min(to, from + first);
  const start = last === undefined ? from : Math.max(from, end - last);
  return { start, end };
}

function pageSize(name: string, size: number | null | undefined): number | undefined {
  if (size === null || size === undefined) return undefined;
  if (size < 0) throw refusal({ inferred: { texts: {} } }, "connection.negative_size", { argument: name });
  return size;
}

export function encodeCursor(index: number): string {
  return Buffer.from(`${cursorPrefix}${index}`).toString("base64");
}

/** The index in a cursor; undefined if there is no cursor, or it is empty or not one of ours. */
export function decodeCursor(cursor: string | null | undefined): number | undefined {
  if (cursor === null || cursor === undefined || cursor === "") return undefined;
  const text = Buffer.from(cursor, "base64").toString("utf8");
  const [, digits] = /^arrayconnection:(\d{1,15})$/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
