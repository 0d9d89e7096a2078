import type { InferredSwitches } from "../../behaviour/inferred-switches.js";
import { fittedWithin } from "./scores.js";

type RefusalSwitches = Pick<InferredSwitches, "complexityLimit" | "complexityRefusal">;

/** The complexity above which an operation is refused. */
export function refusedAbove({ complexityLimit, complexityRefusal }: RefusalSwitches): number {
  if (complexityRefusal === "never") return Number.POSITIVE_INFINITY;
  return complexityRefusal === "any_excess" ? complexityLimit : complexityLimit * (1 + fittedWithin);
}
