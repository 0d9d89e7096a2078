const defaultPageSize = 10;

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
  cursors: CursorForm<Item> = indexCursors,
): Connection<Node> {
  const { start, end } = pageBounds(items, args, cursors);
  const edges = items
    .slice(start, end)
    .map((item, index) => ({ cursor: base64(cursors.write(item, start + index)), node: toNode(item) }));
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

function pageBounds<Item>(
  items: readonly Item[],
  args: PageArguments,
  cursors: CursorForm<Item>,
): { start: number; end: number } {
  const { length } = items;
  const afterIndex = indexOf(args.after, items, cursors) ?? -1;
  const beforeIndex = indexOf(args.before, items, cursors) ?? length;
  const from = Math.min(Math.max(afterIndex + 1, 0), length);
  const to = Math.max(Math.min(beforeIndex, length), from);
  const last = args.last ?? undefined;
  const first = args.first ?? (last === undefined ? defaultPageSize : undefined);
  const end = first === undefined ? to : Math.min(to, from + first);
  const start = last === undefined ? from : Math.max(from, end - last);
  return { start, end };
}

/** The place that a cursor stands for; undefined if there is no cursor, or it is empty or not one of ours. */
function indexOf<Item>(
  cursor: string | null | undefined,
  items: readonly Item[],
  cursors: CursorForm<Item>,
): number | undefined {
  if (!cursor) return undefined;
  const text = Buffer.from(cursor, "base64").toString("utf8");
  return cursors.find(text, items) ?? indexCursors.find(text);
}

/** What a connection's cursors say, as text before base64. */
export interface CursorForm<Item> {
  readonly write: (item: Item, index: number) => string;
  /** The index that the text stands for; undefined if it is of another form, or the item is gone. */
  readonly find: (text: string, items: readonly Item[]) => number | undefined;
}

/** `arrayconnection:7`: the cursors of most connections. */
export const indexCursors = {
  write: (_item: unknown, index: number) => `arrayconnection:${index}`,
  find: (text: string) => {
    const [, digits] = /^arrayconnection:(\d{1,15})$/.exec(text) ?? [];
    return digits === undefined ? undefined : Number(digits);
  },
};

interface Identified {
  readonly entityId: number;
}

/** `{"id":184}`: the cursors of a category's products. */
export const idCursors = cursorsById(({ entityId }) => `{"id":${entityId}}`, /^\{"id":(\d{1,15})\}$/);

/** `[100000000.0,0,184]`: the cursors of found products. Of the search engine's sort values, we keep the id. */
export const searchCursors = cursorsById(
  ({ entityId }) => `[100000000.0,0,${entityId}]`,
  /^\[[\d.]{1,30},\d{1,15},(\d{1,15})\]$/,
);

function cursorsById(write: (item: Identified) => string, form: RegExp): CursorForm<Identified> {
  return {
    write,
    find: (text, items) => {
      const id = Number(form.exec(text)?.[1] ?? Number.NaN);
      const index = items.findIndex(({ entityId }) => entityId === id);
      return index < 0 ? undefined : index;
    },
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
