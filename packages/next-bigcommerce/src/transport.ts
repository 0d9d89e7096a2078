import type { Clock } from "./clock.js";
import { checkDeadline, type Deadline } from "./deadline.js";
import { createFetchSender } from "./fetch-sender.js";
import type { HttpAnswer } from "./http-answer.js";
import { createNodeSender } from "./node-sender.js";
import { describeRequest, redirectError } from "./transport-errors.js";

export interface HttpRequest {
  readonly method: "POST" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Most bytes of the answer, counted after decompression. */
  readonly maxBytes: number;
  readonly deadline: Deadline;
}

/** Sends one request, once. Never follows a redirect, never reads more than `maxBytes`. */
export type SendRequest = (request: HttpRequest) => Promise<HttpAnswer>;

export interface TransportOptions {
  readonly clock: Clock;
  /** Another way to send; default: `node:http` with keep-alive. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

export function createTransport({ clock, fetch }: TransportOptions): SendRequest {
  const sendOnce = fetch === undefined ? createNodeSender(clock) : createFetchSender(clock, fetch);
  return async (request) => {
    checkDeadline(request.deadline, clock, describeRequest(request));
    const answer = await sendOnce(request);
    if (answer.status >= 300 && answer.status < 400) throw redirectError(request, answer);
    return answer;
  };
}
