import type { Clock } from "../time/clock.js";
import { checkDeadline } from "../time/deadline.js";
import { redirectError } from "./failures.js";
import { createFetchSender } from "./fetch-sender.js";
import { describeRequest, type SendRequest } from "./message.js";
import { createNodeSender } from "./node-sender.js";

interface TransportOptions {
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
