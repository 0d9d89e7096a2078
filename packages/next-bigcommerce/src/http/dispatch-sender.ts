import type { Clock } from "../time/clock.js";
import { type Dispatcher, type DispatchOptions, hasNewHandlers } from "./dispatcher.js";
import { NewHandler, OldHandler } from "./handlers.js";
import type { HttpRequest, HttpResponse } from "./message.js";

const Handler = hasNewHandlers ? NewHandler : OldHandler;

/** Sends through a dispatcher: what `fetch` sends with, for a part of what `fetch` costs (benchmark `graphql-request`). */
export function createDispatchSender(clock: Clock) {
  const targets = new Map<string, Target>();
  return (request: HttpRequest, dispatcher: Dispatcher): Promise<HttpResponse> => {
    const target = targets.get(request.url) ?? readTarget(request.url);
    targets.set(request.url, target);
    return new Promise((resolve, reject) => {
      const handler = new Handler(request, clock, resolve, reject);
      try {
        dispatcher.dispatch(toDispatchOptions(request, target), handler);
      } catch (error) {
        handler.fail(error);
      }
    });
  };
}

type Target = Pick<DispatchOptions, "origin" | "path">;

function readTarget(address: string): Target {
  const { origin, pathname, search } = new URL(address);
  return { origin, path: pathname + search };
}

function toDispatchOptions({ method, headers, body }: HttpRequest, target: Target): DispatchOptions {
  const lines = ["accept-encoding", "gzip, deflate, br"];
  for (const [name, value] of Object.entries(headers)) lines.push(name, value);
  const noTimeouts = { headersTimeout: 0, bodyTimeout: 0, maxRedirections: 0 } as const;
  return { ...target, method, headers: lines, body, ...noTimeouts };
}
