/** @import { FeedState } from "./feed.js" */
import { wireActions } from "./actions.js";
import { Details } from "./details.js";
import { announce, byId, setText } from "./dom.js";
import { followEvents } from "./feed.js";
import { showOverview, showTime } from "./panels.js";
import { RequestList } from "./requests.js";

const list = new RequestList((row) => {
  list.mark(row.number);
  void details.open(row);
});

const details = new Details({
  filter: (row) => {
    list.showOnly(row.customer?.id ?? null);
    details.close();
  },
  closed: (number) => {
    list.mark(null);
    list.focus(number);
  },
});

/** @type {Readonly<Record<FeedState, string>>} */
const stateTexts = {
  connecting: "Connecting",
  live: "Live",
  lost: "Disconnected, trying again",
  full: "Too many consoles are open, trying again",
};

/** @param {FeedState} state */
function showState(state) {
  const shown = byId("connection", HTMLElement);
  const before = shown.dataset.state;
  shown.dataset.state = state;
  setText(byId("connection-text", HTMLElement), stateTexts[state]);
  const reason = state === "full" ? "Close another console." : "The emulator does not respond.";
  const stale = byId("stale", HTMLElement);
  stale.hidden = state === "live" || state === "connecting";
  setText(stale, `${reason} What you see is from before.`);
  // Only a change is worth a word: not the first connection, not each attempt.
  if (state !== before && before !== "connecting")
    announce(state === "live" ? "Connected again" : stateTexts[state]);
}

/** Where there is room for one of them only. @param {string} view */
function showView(view) {
  document.body.dataset.view = view;
  for (const button of document.querySelectorAll("[data-shows]"))
    if (button instanceof HTMLElement)
      button.setAttribute("aria-pressed", String(button.dataset.shows === view));
}

for (const button of document.querySelectorAll("[data-shows]"))
  if (button instanceof HTMLElement)
    button.addEventListener("click", () => showView(button.dataset.shows ?? ""));

byId("show-environment", HTMLButtonElement).addEventListener("click", () => {
  showView("controls");
  byId("environment", HTMLElement).scrollIntoView();
  byId("environment-lines", HTMLTextAreaElement).focus();
});

wireActions();
setInterval(showTime, 1_000);
followEvents({
  snapshot: ({ requests, overview }) => {
    showOverview(overview);
    list.replace(requests);
  },
  requests: (requests) => list.add(requests),
  overview: showOverview,
  state: showState,
});
