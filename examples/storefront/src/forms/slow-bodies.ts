import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { maxBodyMs } from "./request-body";

const channel = "http.server.request.start";
const startSchema = z.object({
  request: z.instanceof(IncomingMessage),
  response: z.instanceof(ServerResponse),
});

/**
 * Gives up every request of this process whose body has not arrived in time: for the proxy, Next 16.4 waits for all of
 * it, even to send a refusal, and Node for five minutes. Routes that read a form say more, so theirs is the shorter time.
 * Returns what ends this.
 */
export function giveUpSlowBodies(timeoutMs = maxBodyMs + 2_000): () => void {
  const watch = (message: unknown) => {
    const { request, response } = startSchema.parse(message);
    const timer = setTimeout(() => giveUp(request, response), timeoutMs).unref();
    response.once("close", () => clearTimeout(timer));
  };
  subscribe(channel, watch);
  return () => unsubscribe(channel, watch);
}

function giveUp(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return;
  if (response.headersSent) request.destroy();
  else response.writeHead(408, { connection: "close", "cache-control": "no-store" }).end();
}
