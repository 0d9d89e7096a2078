import { GraphQLError } from "graphql";
import type { InferredSwitches } from "../../behaviour/inferred-switches.js";
import { behaviourText, type TextId } from "../../behaviour/ledger.js";

/** A GraphQL error with the text of a row of the ledger. */
export function refusal(
  { inferred }: { readonly inferred: Pick<InferredSwitches, "texts"> },
  id: TextId,
  values?: Readonly<Record<string, string | number>>,
): GraphQLError {
  return new GraphQLError(behaviourText(inferred, id, values));
}
