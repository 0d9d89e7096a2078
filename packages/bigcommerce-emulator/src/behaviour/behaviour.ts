import type { InferredSwitches } from "./inferred-switches.js";

/** Where we know from that BigCommerce behaves in this way. */
export type BehaviourSource =
  | { readonly kind: "documented"; readonly page: string }
  | { readonly kind: "recorded"; readonly answer: string }
  | { readonly kind: "inferred"; readonly switch: keyof InferredSwitches };

/** One thing that the emulator does because BigCommerce does it. */
export interface Behaviour {
  /** When it happens, or what is so. */
  readonly what: string;
  /** The text that is sent, with `{placeholders}`. */
  readonly text?: string;
  readonly source: BehaviourSource;
}

/** In BigCommerce's documents, its published schema or specifications, or the source of its own clients. */
export function documented(page: string): BehaviourSource {
  return { kind: "documented", page };
}

/** In an answer of a live store, or in one that a developer reported. */
export function recorded(answer = "a live store, August 2026"): BehaviourSource {
  return { kind: "recorded", answer };
}

/** Chosen by us, because nothing is known. The switch changes it; `texts` replaces a text. */
export function inferred(name: keyof InferredSwitches = "texts"): BehaviourSource {
  return { kind: "inferred", switch: name };
}
