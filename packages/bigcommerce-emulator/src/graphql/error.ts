import type { InferredSwitches } from "../behaviour/inferred-switches.js";
import { behaviourText, type TextId } from "../behaviour/ledger.js";
import { type HttpResponse, jsonResponse } from "../http/message.js";

export function graphqlError(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): HttpResponse {
  return jsonResponse(status, { errors: [{ message }] }, headers);
}

/** A response with the text of a row of the ledger. */
export function graphqlRefusal(
  inferred: InferredSwitches,
  status: number,
  id: TextId,
  values?: Readonly<Record<string, string | number>>,
): HttpResponse {
  return graphqlError(status, behaviourText(inferred, id, values));
}
