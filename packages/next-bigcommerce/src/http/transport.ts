import { defaultMaxConcurrentRequests } from "../config/settings.js";
import type { Clock } from "../time/clock.js";
import { checkDeadline } from "../time/deadline.js";
import { isOnWorkers } from "../workers.js";
import { createDispatchSender } from "./dispatch-sender.js";
import { platformDispatcher } from "./dispatcher.js";
import { redirectError } from "./failures.js";
import { createFetchSender } from "./fetch-sender.js";
import { describeRequest, type HttpRequest, type HttpResponse, type SendRequest } from "./message.js";
import { RequestQueue } from "./request-queue.js";

interface TransportOptions {
  readonly clock: Clock;
  /** Another way to send; default: the dispatcher of the platform's `fetch`, else that `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** To one origin. */
  readonly maxConcurrentRequests?: number;
}

export function createTransport(options: TransportOptions): SendRequest {
  const { clock, fetch, maxConcurrentRequests = defaultMaxConcurrentRequests } = options;
  const send = fetch === undefined ? createPlatformSender(clock) : createFetchSender(clock, fetch);
  // A Worker's request may end without leaving its place to the next one; Workers bound connections themselves.
  const queueOf = isOnWorkers
    ? undefined
    : createQueues(() => new RequestQueue(clock, maxConcurrentRequests));
  return async (request) => {
    checkDeadline(request.deadline, clock, describeRequest(request));
    const queue = queueOf?.(request.url);
    const mustWait = queue?.tryEnter() === false;
    if (mustWait) await queue.enter(request);
    let response: HttpResponse | undefined;
    try {
      // Its caller may have left as its turn came.
      if (mustWait) checkDeadline(request.deadline, clock, describeRequest(request));
      response = await send(request);
    } finally {
      queue?.leave(request, response);
    }
    if (response.status >= 300 && response.status < 400) throw redirectError(request, response);
    return response;
  };
}

/** Looks for the dispatcher, or else for `fetch`, at each request: an app may set either at any time. */
function createPlatformSender(clock: Clock): SendRequest {
  const dispatchTo = createDispatchSender(clock);
  const sendByFetch = createFetchSender(clock, (...args) => globalThis.fetch(...args));
  return (request: HttpRequest) => {
    const dispatcher = platformDispatcher();
    return dispatcher === undefined ? sendByFetch(request) : dispatchTo(request, dispatcher);
  };
}

function createQueues(createQueue: () => RequestQueue): (address: string) => RequestQueue {
  const ofOrigins = new Map<string, RequestQueue>();
  const ofAddresses = new Map<string, RequestQueue>();
  const add = (address: string) => {
    const { origin } = new URL(address);
    const queue = ofOrigins.get(origin) ?? createQueue();
    ofOrigins.set(origin, queue);
    ofAddresses.set(address, queue);
    return queue;
  };
  return (address) => ofAddresses.get(address) ?? add(address);
}
