import { gzipSync } from "node:zlib";
import type { Bundle, Chunk } from "./bundle.ts";

interface BundleSize {
  readonly minified: number;
  /** Each chunk compressed by itself, as it is kept and loaded. */
  readonly gzipped: number;
  readonly modules: number;
}

export interface BundleSizes {
  /** What is loaded with the entry. */
  readonly eager: BundleSize;
  /** That, and what is loaded at its first use. */
  readonly complete: BundleSize;
}

export function sizesOf({ chunks }: Bundle): BundleSizes {
  return { eager: sizeOf(chunks.filter(({ isEager }) => isEager)), complete: sizeOf(chunks) };
}

function sizeOf(chunks: readonly Chunk[]): BundleSize {
  return {
    minified: sum(chunks.map(({ bytes }) => bytes.length)),
    gzipped: sum(chunks.map(({ bytes }) => gzipSync(bytes, { level: 9 }).length)),
    modules: sum(chunks.map(({ modules }) => modules.length)),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
