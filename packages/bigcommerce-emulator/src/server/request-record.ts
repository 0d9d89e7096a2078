import type { TokenKind } from "../http/endpoint.js";
import type { HttpRequest, HttpResponse } from "../http/message.js";
import { redactHeaders, redactPath } from "../http/redaction.js";
import type { EmulatorState } from "../state/emulator-state.js";
import type { RecordedRequest } from "../state/traffic-record.js";
import { errorMessages } from "./error-messages.js";

/** What is logged of a request before it is handled. */
interface Arrival {
  readonly arrivedAtMs: number;
  readonly request: Pick<RecordedRequest, "at" | "method" | "path" | "headers" | "tokenKind" | "tokenHash">;
}

/** What is logged once it is finished. */
interface Outcome extends Pick<RecordedRequest, "status" | "operationName" | "customerId"> {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
}

/** Counts the use of the request's token, too. */
export function arrivalOf(state: EmulatorState, { method, url, headers: sent }: HttpRequest): Arrival {
  const headers = redactHeaders(sent);
  const tokenHash = /^Bearer (sha256:[0-9a-f]+)$/i.exec(headers.authorization ?? "")?.[1] ?? null;
  const tokenKind: TokenKind | null = tokenHash === null ? null : state.issuedTokens.use(tokenHash);
  const at = state.clock.now().toISOString();
  const request = { at, method, path: redactPath(url.pathname), headers, tokenKind, tokenHash };
  return { arrivedAtMs: performance.now(), request };
}

export function recordOf(
  { arrivedAtMs, request }: Arrival,
  { request: whole, response, ...outcome }: Outcome,
): RecordedRequest {
  const complexity = headerOf(response, "x-bc-graphql-complexity");
  return {
    ...request,
    ...outcome,
    durationMs: Math.round((performance.now() - arrivedAtMs) * 10) / 10,
    complexity: complexity === null ? null : Number(complexity),
    errors: response.graphqlErrors?.length ?? 0,
    // A response that nobody got has told nobody anything.
    errorMessages: outcome.status === null ? [] : errorMessages(whole, response),
    stubs: stubsIn(headerOf(response, "x-emulator-stub")),
  };
}

const keptStubs = 50;

function stubsIn(header: string | null): string[] {
  const names = (header ?? "").split(",").map((name) => name.trim().slice(0, 200));
  return names.filter((name) => name !== "").slice(0, keptStubs);
}

/** A response's header, in whatever case its name is written. */
function headerOf({ headers }: HttpResponse, name: string): string | null {
  const value = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof value === "string" ? value : null;
}
