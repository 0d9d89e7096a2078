import { addFault, clearFaults, readEnvironment, readOverview, resetEmulator, setClock } from "./calls.js";
import { announce, byId, complain, element } from "./dom.js";
import { offsetSeconds, showOverview } from "./panels.js";

const faults = /** @type {const} */ ({
  mint: [
    ["Fail with 503", { status: 503 }],
    ["Limit with 429", { status: 429, headers: { "X-Retry-After": "2" } }],
    ["Take 2 s", { delayMs: 2_000 }],
    ["Drop the connection", { drop: true }],
  ],
  graphql: [
    ["Fail with 503", { status: 503 }],
    ["Limit with 429", { status: 429 }],
    ["Take 2 s", { delayMs: 2_000 }],
    ["Revoke the token", { revokeToken: true }],
    ["Drop the connection", { drop: true }],
  ],
});

/** Everything that can be pressed beside the list. */
export function wireActions() {
  for (const on of /** @type {const} */ (["mint", "graphql"])) {
    const buttons = faults[on].map(([label, rule]) =>
      button(label, `Fault added: ${label}`, () => addFault({ on, times: times(), ...rule })),
    );
    byId(`${on}-faults`, HTMLElement).append(...buttons);
  }
  onPress(byId("clear-faults", HTMLButtonElement), "Faults cleared", clearFaults);
  wireClock();
  wireReset();
  wireEnvironment();
}

function times() {
  const { value } = byId("times", HTMLSelectElement);
  return value === "" ? null : Number(value);
}

/**
 * @param {string} label
 * @param {string} done
 * @param {() => Promise<unknown>} act
 */
function button(label, done, act) {
  const made = element("button", { type: "button" }, label);
  onPress(made, done, act);
  return made;
}

/**
 * @param {HTMLButtonElement} pressed
 * @param {string} done - what is announced
 * @param {() => Promise<unknown>} act
 */
function onPress(pressed, done, act) {
  pressed.addEventListener("click", () => void perform(done, act));
}

/**
 * @param {string} done
 * @param {() => Promise<unknown>} act
 */
async function perform(done, act) {
  try {
    await act();
    showOverview(await readOverview());
    announce(done);
  } catch (error) {
    complain(`That did not work. ${error instanceof Error ? error.message : ""}`);
  }
}

function wireClock() {
  for (const one of document.querySelectorAll("[data-add-seconds]")) {
    if (!(one instanceof HTMLButtonElement)) continue;
    const seconds = Number(one.dataset.addSeconds);
    onPress(one, `Clock moved: ${one.textContent}`, () => setClock(offsetSeconds() + seconds));
  }
  onPress(byId("back-to-now", HTMLButtonElement), "Clock back to now", () => setClock(0));
}

function wireReset() {
  const question = byId("reset-question", HTMLDialogElement);
  byId("reset", HTMLButtonElement).addEventListener("click", () => question.showModal());
  byId("reset-no", HTMLButtonElement).addEventListener("click", () => question.close());
  byId("reset-yes", HTMLButtonElement).addEventListener("click", () => question.close());
  onPress(byId("reset-yes", HTMLButtonElement), "The emulator is back at its start", resetEmulator);
}

function wireEnvironment() {
  const lines = byId("environment-lines", HTMLTextAreaElement);
  const copy = byId("copy-environment", HTMLButtonElement);
  readEnvironment().then(
    (text) => {
      lines.value = text;
    },
    () => {
      lines.value = "The emulator did not respond. Load the page again.";
    },
  );
  copy.addEventListener("click", async () => {
    // Outside a secure context there is no clipboard; selected text can be copied by hand.
    lines.select();
    const copied = await navigator.clipboard?.writeText(lines.value).then(
      () => true,
      () => false,
    );
    announce(copied ? "Lines copied" : "Lines selected");
  });
}
