import type { Page, Response, Route } from "playwright-core";

/** Everything the shop sends to one page of a browser, from the moment it was asked for. */
export interface Recording {
  /** What was sent, with where from. */
  readonly contents: Map<string, string>;
  documents: number;
  /** RSC payloads, prefetched ones too. */
  payloads: number;
  settled(): Promise<unknown>;
}

/**
 * Payloads are read on their way into the browser: Next stops reading a stream as soon as it has what it needs, and the
 * browser then has no body to tell.
 */
export async function record(page: Page): Promise<Recording> {
  const reads: Promise<void>[] = [];
  const recording: Recording = {
    contents: new Map(),
    documents: 0,
    payloads: 0,
    settled: () => Promise.all(reads),
  };
  const readPayload = async (route: Route) => {
    // Only a connection that the server closed between two requests is tried again.
    const answer = await route.fetch({ maxRedirects: 0, maxRetries: 2, timeout: 90_000 });
    const body = await answer.text();
    if (body !== "" && answer.headers()["content-type"]?.startsWith("text/x-component")) {
      recording.payloads += 1;
      recording.contents.set(body, route.request().url());
    }
    await route.fulfill({ response: answer });
  };
  // A page that is left in the meantime wants nothing more.
  const pass = (route: Route) => readPayload(route).catch(() => route.abort().catch(() => undefined));
  await page.route(
    (url) => url.searchParams.has("_rsc"),
    (route) => {
      const read = pass(route);
      reads.push(read);
      return read;
    },
  );
  const readDocument = async (response: Response) => {
    if (!/html|json/.test(response.headers()["content-type"] ?? "")) return;
    const body = await response.text().catch(() => "");
    if (body === "") return;
    recording.documents += 1;
    recording.contents.set(body, response.url());
  };
  page.on("response", (response) => reads.push(readDocument(response)));
  return recording;
}
