import type { EventEmitter } from "node:events";
import autocannon from "autocannon";
import { browserHeaders } from "../candidates/browser-headers.ts";
import { percentile } from "../measuring/statistics.ts";

interface Load {
  readonly pages: number;
  readonly pagesPerSecond: number;
  readonly firstByteMs: Waits;
  /** With cacheComponents the first byte is of the shell; the orders come with the last. */
  readonly lastByteMs: Waits;
}

interface Waits {
  readonly median: number;
  readonly p99: number;
}

const connections = 20;

/** Asks for one page over and over with the 18 headers of a browser, and checks that each response holds the orders. */
export async function loadPage(url: string, seconds: number): Promise<Load> {
  const firstBytesMs: number[] = [];
  const lastBytesMs: number[] = [];
  const result = await autocannon({
    url,
    connections,
    headers: browserHeaders,
    duration: seconds,
    timeout: 30,
    setupClient: (client) => noteWaits(client, firstBytesMs, lastBytesMs),
    verifyBody: holdsOrders,
  });
  const { non2xx, errors, timeouts, mismatches } = result;
  const pages = result["2xx"];
  if (pages === 0 || non2xx + errors + timeouts + mismatches > 0)
    throw new Error(
      `${url}: ${pages} pages, ${mismatches} without the orders, ${non2xx} refused, ${errors} broken, ${timeouts} late.`,
    );
  return {
    pages,
    pagesPerSecond: pages / result.duration,
    firstByteMs: waitsOf(firstBytesMs),
    lastByteMs: waitsOf(lastBytesMs),
  };
}

function waitsOf(ms: number[]): Waits {
  ms.sort((a, b) => a - b);
  return { median: percentile(ms, 0.5), p99: percentile(ms, 0.99) };
}

/** A connection has one request at a time. */
function noteWaits(client: EventEmitter, firstBytesMs: number[], lastBytesMs: number[]): void {
  let sentAtMs = 0;
  client.on("request", () => {
    sentAtMs = performance.now();
  });
  client.on("headers", () => firstBytesMs.push(performance.now() - sentAtMs));
  client.on("response", () => lastBytesMs.push(performance.now() - sentAtMs));
}

/** The first and the last order of the list, as markup. An error page, or a shell alone, holds neither. */
function holdsOrders(body: string): boolean {
  return (
    body.includes("<li>Order 100001: 129.95 EUR</li>") && body.includes("<li>Order 100010: 129.95 EUR</li>")
  );
}
