import { z } from "zod";

/** A query string as Next hands it to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

export interface ConnectionPage {
  readonly first: number | null;
  readonly after: string | null;
  readonly last: number | null;
  readonly before: string | null;
}

const cursor = z.string().min(1).max(500).optional().catch(undefined);
const cursors = z.object({ after: cursor, before: cursor });

/** Which page of a connection `?after=` or `?before=` asks for; the first one when neither does. */
export function connectionPage(searchParams: SearchParams, pageSize: number): ConnectionPage {
  const { after, before } = cursors.parse(searchParams);
  if (before !== undefined && after === undefined)
    return { first: null, after: null, last: pageSize, before };
  return { first: pageSize, after: after ?? null, last: null, before: null };
}

/** A connection's nodes; BigCommerce leaves `edges` out if there are none. */
export function nodesOf<Node>(connection: { edges: { node: Node }[] | null } | null | undefined): Node[] {
  return connection?.edges?.map((edge) => edge.node) ?? [];
}
