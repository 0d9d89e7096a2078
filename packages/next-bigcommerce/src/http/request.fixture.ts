import { systemClock } from "../time/clock.js";
import { createDeadline } from "../time/deadline.js";
import type { HttpRequest } from "./message.js";

export function post(
  url: string,
  rest: Partial<HttpRequest> & { timeoutMs?: number; signal?: AbortSignal } = {},
): HttpRequest {
  const deadline = createDeadline(systemClock, rest.timeoutMs ?? 5000, rest.signal);
  return { method: "POST", url, headers: { "x-test": "1" }, body: "{}", maxBytes: 1000, deadline, ...rest };
}
