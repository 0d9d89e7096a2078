import { emptyResponse, type HttpResponse, jsonResponse } from "../../../http/message.js";
import type { ManagementCall } from "./call.js";
import { pageOf } from "./paging.js";

/** v3: one resource, or several that were just written. */
export function v3Data(data: unknown, status = 200): HttpResponse {
  return jsonResponse(status, { data, meta: {} });
}

/** v3: a page of a list, with the pagination in `meta`. `most` is the largest page, if not 250. */
export function v3List<Item>(
  call: ManagementCall,
  items: readonly Item[],
  toJson: (item: Item) => unknown,
  most?: number,
): HttpResponse {
  const page = pageOf(call, items, most);
  const { total, perPage, number, totalPages } = page;
  const pagination = {
    total,
    count: page.items.length,
    per_page: perPage,
    current_page: number,
    total_pages: totalPages,
    links: links(call, number, perPage, totalPages),
  };
  return jsonResponse(200, { data: page.items.map(toJson), meta: { pagination } });
}

/** Relative links that keep the filters. */
function links({ query }: ManagementCall, number: number, perPage: number, totalPages: number) {
  const link = (page: number) => {
    const kept = new URLSearchParams(query);
    kept.set("page", String(page));
    kept.set("limit", String(perPage));
    return `?${kept}`;
  };
  return {
    ...(number > 1 ? { previous: link(number - 1) } : {}),
    current: link(number),
    ...(number < totalPages ? { next: link(number + 1) } : {}),
  };
}

/** v2: a plain list; 204 without a body if it is empty. */
export function v2List<Item>(
  call: ManagementCall,
  items: readonly Item[],
  toJson: (item: Item) => unknown,
): HttpResponse {
  const page = pageOf(call, items).items;
  return page.length === 0 ? noContent() : jsonResponse(200, page.map(toJson));
}

/** v2: one resource. */
export function v2Data(data: unknown, status = 200): HttpResponse {
  return jsonResponse(status, data);
}

export function noContent(): HttpResponse {
  return emptyResponse(204);
}
