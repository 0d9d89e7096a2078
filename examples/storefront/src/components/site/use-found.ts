"use client";

import { useEffect, useState } from "react";
import * as z from "zod/mini";
import { readOperation } from "@/lib/run-operation";

const foundSchema = z.object({
  site: z.object({
    search: z.object({
      searchProducts: z.object({
        products: z.object({
          edges: z.array(
            z.object({
              node: z.object({
                entityId: z.number(),
                name: z.string(),
                path: z.string(),
                defaultImage: z.nullable(z.object({ url: z.string() })),
              }),
            }),
          ),
        }),
      }),
    }),
  }),
});

/** A product as the list under the field shows it. */
export type Found = z.infer<
  typeof foundSchema
>["site"]["search"]["searchProducts"]["products"]["edges"][number]["node"];

const minLength = 2;
const pauseMs = 200;

/** What the shop has for the term, after a pause in typing; null while there is nothing to show. */
export function useFound(term: string): readonly Found[] | null {
  const [found, setFound] = useState<readonly Found[] | null>(null);
  useEffect(() => {
    if (term.length < minLength) {
      setFound(null);
      return;
    }
    const stale = new AbortController();
    const show = (products: readonly Found[] | null) => stale.signal.aborted || setFound(products);
    const timer = setTimeout(() => {
      readOperation("QuickSearch", { term }, foundSchema, stale.signal).then(
        ({ site }) => show(site.search.searchProducts.products.edges.map(({ node }) => node)),
        // No message: the form itself still searches.
        () => show(null),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stale.abort();
    };
  }, [term]);
  return found;
}
