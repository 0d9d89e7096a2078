import { z } from "zod";
import { type ApiAnswer, type ApiRequest, emptyAnswer, jsonAnswer, withHeaders } from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import { faultRulesSchema } from "../state/fault-queue.js";

export const clockSettingSchema = z.strictObject({ offsetSeconds: z.number().min(-1e9).max(1e9) });

type ControlHandler = (state: EmulatorState, request: ApiRequest) => ApiAnswer;

const handlers: Readonly<Record<string, ControlHandler>> = {
  "GET stats": (state) => jsonAnswer(200, state.traffic.stats()),
  "GET requests": (state) => jsonAnswer(200, state.traffic.requests()),
  "GET mail": (state) => jsonAnswer(200, unreadMail(state)),
  "POST faults": (state, request) =>
    withBody(request, faultRulesSchema, (rules) => {
      state.faults.add(rules);
      return jsonAnswer(200, { added: rules.length });
    }),
  "DELETE faults": (state) => {
    state.faults.clear();
    return emptyAnswer(204);
  },
  "POST clock": (state, request) =>
    withBody(request, clockSettingSchema, ({ offsetSeconds }) => {
      state.clock.setOffsetSeconds(offsetSeconds);
      return jsonAnswer(200, { offsetSeconds, now: state.clock.now() });
    }),
  "POST reset": (state) => {
    state.reset();
    return emptyAnswer(204);
  },
};

/** A mail that went out and whose link was not used yet. */
export interface SentMail {
  /** ISO 8601, in the emulator's time. */
  readonly sentAt: string;
  /** Address that the mail went to. */
  readonly to: string;
  /** Path and query; the storefront's origin comes before it. */
  readonly link: string;
}

/** Oldest first. */
export function unreadMail(state: EmulatorState): SentMail[] {
  return [...state.data().passwordResets.values()].map(({ sentAt, to, link }) => ({ sentAt, to, link }));
}

/** The emulator's own controls: nothing of BigCommerce is under `/__emulator`. */
export function answerControl(state: EmulatorState, action: string, request: ApiRequest): ApiAnswer {
  if (isForeignPage(request)) {
    return jsonAnswer(403, { error: "Pages of other sites cannot use the emulator's controls" });
  }
  const handler = handlers[`${request.method} ${action}`];
  const answer = handler === undefined ? unknownControl(request.method, action) : handler(state, request);
  return withHeaders(answer, { "cache-control": "no-store" });
}

function unknownControl(method: string, action: string): ApiAnswer {
  const methods = Object.keys(handlers).flatMap((key) =>
    key.endsWith(` ${action}`) ? [key.split(" ")[0]] : [],
  );
  if (methods.length > 0)
    return jsonAnswer(405, { error: `${action} does not take ${method}` }, { allow: methods.join(", ") });
  return jsonAnswer(404, { error: "There is no such control", controls: Object.keys(handlers) });
}

function isForeignPage({ headers }: ApiRequest): boolean {
  if (["cross-site", "same-site"].includes(headers.get("sec-fetch-site") ?? "")) return true;
  const origin = headers.get("origin");
  return origin !== null && origin !== `http://${headers.get("host")}`;
}

function withBody<Body>(
  request: ApiRequest,
  schema: z.ZodType<Body>,
  use: (body: Body) => ApiAnswer,
): ApiAnswer {
  let json: unknown;
  try {
    json = JSON.parse(request.body);
  } catch {
    return jsonAnswer(400, { error: "The request body is not valid JSON" });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return use(parsed.data);
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
  return jsonAnswer(400, { error: "The request body does not fit", problems });
}
