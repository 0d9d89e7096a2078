import type { Clock } from "../time/clock.js";
import { checkDeadline, type Deadline } from "../time/deadline.js";
import { describeRequest, redirectError } from "./failures.js";
import { createFetchSender } from "./fetch-sender.js";
import type { HttpAnswer } from "./message.js";
import { createNodeSender } from "./node-sender.js";

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
