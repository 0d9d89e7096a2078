// What the tool that was preloaded into this process sees of it; without one, nothing.
const nothing = { within: (_, run) => run(), report: async () => ({ spans: [], text: "" }) };

/** `within` runs something in a trace of its own; `report` returns what the tool has reported so far. */
export const observer = globalThis[Symbol.for("wire.observer")] ?? nothing;
