/** @import { Overview } from "../overview.ts" */
/** @import { RequestRow } from "../request-row.ts" */

const retryMs = 2_000;
/** A browser opens six connections to one host, and a page that nobody sees must not keep one of them. */
const hiddenMs = 60_000;

/**
 * @typedef {"connecting" | "live" | "lost" | "full"} FeedState
 * @typedef {object} FeedHandlers
 * @property {(snapshot: { requests: RequestRow[], overview: Overview }) => void} snapshot
 * @property {(requests: RequestRow[]) => void} requests
 * @property {(overview: Overview) => void} overview
 * @property {(state: FeedState) => void} state
 */

/**
 * Follows the emulator's events, and begins anew whenever the connection is lost.
 *
 * @param {FeedHandlers} handlers
 */
export function followEvents(handlers) {
  /** @type {EventSource | null} */
  let source = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const close = () => {
    source?.close();
    source = null;
  };

  const open = () => {
    close();
    const opened = new EventSource("/__emulator/events");
    source = opened;
    const on = (/** @type {string} */ event, /** @type {(data: any) => void} */ handle) =>
      opened.addEventListener(event, ({ data }) => handle(JSON.parse(data)));
    on("snapshot", handlers.snapshot);
    on("requests", handlers.requests);
    on("overview", handlers.overview);
    opened.onopen = () => handlers.state("live");
    opened.onerror = () => {
      close();
      void lose();
    };
  };

  const lose = async () => {
    clearTimeout(timer);
    timer = setTimeout(open, retryMs);
    // The emulator is there and yet refuses the stream: as many consoles as it serves are open.
    const isThere = await fetch("/__emulator/stats")
      .then(({ ok }) => ok)
      .catch(() => false);
    if (source === null) handlers.state(isThere ? "full" : "lost");
  };

  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(close, hiddenMs);
    else if (source === null) open();
  });
  open();
}
