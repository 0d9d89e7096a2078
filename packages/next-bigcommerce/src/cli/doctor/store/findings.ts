import { findingsOf } from "../report/kinds.js";
import { storeKinds } from "./kinds.js";

export type StoreFindingId = keyof typeof storeKinds;

/** A finding of this folder. */
export const storeFinding = findingsOf(storeKinds);

/** A finding before it is known whom else it concerns. */
export interface StoreProblem {
  readonly id: StoreFindingId;
  readonly problem: string;
  readonly todo: string;
}
