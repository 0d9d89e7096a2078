import { readings } from "./decoding.js";
import type { Needle } from "./needles.js";
import type { Decoded } from "./runs.js";
import type { TokenPattern } from "./tokens.js";

/** Something found at a place of a text. */
export interface Found {
  readonly index: number;
  /** Which check found it; stays the same from version to version. */
  readonly id: string;
  /** What was found, in words. Never holds the value. */
  readonly kind: string;
}

interface SearchOptions {
  readonly needles: readonly Needle[];
  readonly tokens: readonly TokenPattern[];
}

/** Secrets in a text, however they are encoded in it. `text` has a character for each byte. */
export function findSecrets(text: string, { needles, tokens }: SearchOptions): Found[] {
  return readings(text).flatMap((reading) => [
    ...needles.flatMap((needle) => findNeedle(reading, needle)),
    ...tokens.flatMap((token) => findPattern(reading, token)),
  ]);
}

function findNeedle({ text, originOf }: Decoded, { kind, forms }: Needle): Found[] {
  const indexes = forms.map((form) => text.indexOf(form)).filter((index) => index !== -1);
  return indexes.length === 0 ? [] : [{ index: originOf(Math.min(...indexes)), id: "secret-value", kind }];
}

function findPattern({ text, originOf }: Decoded, { id, kind, pattern, isMeant }: TokenPattern): Found[] {
  const found = [...text.matchAll(pattern)].filter(({ 1: value = "" }) => isMeant(value));
  return found.map(({ index }) => ({ index: originOf(index), id, kind }));
}
