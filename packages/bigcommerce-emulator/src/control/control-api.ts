import { z } from "zod";
import { environmentLines } from "../console/environment.js";
import { openEvents } from "../console/events.js";
import { overviewOf } from "../console/overview.js";
import {
  emptyResponse,
  type HttpRequest,
  type HttpResponse,
  jsonResponse,
  textResponse,
  withHeaders,
} from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import { faultRulesSchema } from "../state/fault-queue.js";
import { unreadMail } from "../state/mail.js";
import { storeDocumentSchema } from "../store/collections.js";
import { readInput } from "../store/input/describe-issues.js";
import { looseReferences } from "../store/loose-references.js";
import type { StoreDataOptions } from "../store/store-data.js";

export const clockSettingSchema = z.strictObject({ offsetSeconds: z.number().min(-1e9).max(1e9) });

type ControlHandler = (state: EmulatorState, request: HttpRequest, emulatorUrl: string) => HttpResponse;

const handlers: Readonly<Record<string, ControlHandler>> = {
  "GET stats": (state) => jsonResponse(200, state.traffic.stats()),
  "GET requests": (state) => jsonResponse(200, state.traffic.requests()),
  "GET request": (state, { url }) => oneRequest(state, url.searchParams.get("number")),
  "GET mail": (state) => jsonResponse(200, unreadMail(state)),
  "GET overview": (state) => jsonResponse(200, overviewOf(state)),
  "GET environment": ({ settings }, _request, emulatorUrl) =>
    textResponse(200, environmentLines(emulatorUrl, settings)),
  "GET events": (state) => openEvents(state),
  "GET faults": (state) =>
    jsonResponse(
      200,
      state.faults.list().map(({ rule, left }) => ({ ...rule, left })),
    ),
  "POST faults": (state, request) =>
    withBody(request, faultRulesSchema, (rules) => {
      state.faults.add(rules);
      return jsonResponse(200, { added: rules.length });
    }),
  "DELETE faults": (state) => {
    state.faults.clear();
    return emptyResponse(204);
  },
  "POST clock": (state, request) =>
    withBody(request, clockSettingSchema, ({ offsetSeconds }) => {
      state.clock.setOffsetSeconds(offsetSeconds);
      return jsonResponse(200, { offsetSeconds, now: state.clock.now() });
    }),
  "GET store": (state) => jsonResponse(200, state.snapshot()),
  "PUT store": (state, request) =>
    withStore(request, (contents) => {
      const { storeHash, storeId } = contents.settings ?? {};
      if (storeHash !== undefined || storeId !== undefined) return storeIdentityRefusal();
      state.restore(contents);
      const warnings = looseReferences(state.data);
      return warnings.length === 0 ? emptyResponse(204) : jsonResponse(200, { warnings });
    }),
  "POST reset": (state) => {
    state.reset();
    return emptyResponse(204);
  },
};

function storeIdentityRefusal(): HttpResponse {
  const problems = ["settings: storeHash and storeId cannot change while the emulator runs: leave them out"];
  return jsonResponse(400, { error: "The request body is not valid", problems });
}

function oneRequest({ traffic }: EmulatorState, number: string | null): HttpResponse {
  const request = traffic.find(Number(number));
  return request === undefined
    ? jsonResponse(404, { error: "The log has no request with this number" })
    : jsonResponse(200, request);
}

/** The emulator's own controls, closed to pages of other sites (`screenRequest`). BigCommerce has nothing under `/__emulator`. */
export function handleControl(
  state: EmulatorState,
  action: string,
  request: HttpRequest,
  emulatorUrl: string,
): HttpResponse {
  const isHead = request.method === "HEAD";
  const handler = handlers[`${isHead ? "GET" : request.method} ${action}`];
  const { stream, ...response } =
    handler === undefined ? unknownControl(request.method, action) : handler(state, request, emulatorUrl);
  const whole = withHeaders(response, { "cache-control": "no-store" });
  return stream === undefined || isHead ? whole : { ...whole, stream };
}

function unknownControl(method: string, action: string): HttpResponse {
  const methods = Object.keys(handlers).flatMap((key) =>
    key.endsWith(` ${action}`) ? [key.split(" ")[0]] : [],
  );
  if (methods.length > 0)
    return jsonResponse(405, { error: `${action} does not accept ${method}` }, { allow: methods.join(", ") });
  return jsonResponse(404, { error: "There is no such control", controls: Object.keys(handlers) });
}

/** A hundred times what the built-in store has; to check much more than that takes all the memory there is. */
const mostStoreParts = 500_000;

function withStore(request: HttpRequest, use: (contents: StoreDataOptions) => HttpResponse): HttpResponse {
  if (countParts(request.json, mostStoreParts) <= mostStoreParts)
    return withBody(request, storeDocumentSchema, use);
  const problems = [`body: has more than ${mostStoreParts} objects and lists`];
  return jsonResponse(400, { error: "The request body is not valid", problems });
}

/** How many objects and lists there are in a value; not counted further once there are more than enough. */
function countParts(value: unknown, enough: number): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 1;
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    if (count > enough) break;
    count += countParts(part, enough - count);
  }
  return count;
}

const shownProblems = 100;

function withBody<Body>(
  { json }: HttpRequest,
  schema: z.ZodType<Body>,
  use: (body: Body) => HttpResponse,
): HttpResponse {
  if (json === undefined) return jsonResponse(400, { error: "The request body is not valid JSON" });
  const reading = readInput(schema, json, "body");
  if ("data" in reading) return use(reading.data);
  const { problems } = reading;
  const more = problems.length - shownProblems;
  const shown = more > 0 ? [...problems.slice(0, shownProblems), `and ${more} more`] : problems;
  return jsonResponse(400, { error: "The request body is not valid", problems: shown });
}
