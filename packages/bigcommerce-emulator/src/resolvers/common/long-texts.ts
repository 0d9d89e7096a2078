import type { InferredSwitches } from "../../behaviour/inferred-switches.js";
import { longTexts } from "../../store/input/text-limits.js";
import { refusal } from "./refusal.js";

/** @throws GraphQLError that names the first text of an input that is longer than the store keeps it. */
export function refuseLongTexts(
  switches: { readonly inferred: Pick<InferredSwitches, "texts"> },
  limits: Readonly<Record<string, number>>,
  input: object,
): void {
  const [first] = longTexts(limits, input);
  if (first !== undefined) throw refusal(switches, "size.field", { ...first });
}
