import { readFileSync, writeFileSync } from "node:fs";

/*
 * Loaded into the storefront's process by `node --import`: moves what `Date` and `performance.now()` say by the seconds
 * that the file holds, and writes into a second file which seconds are in force. Next's cache expires by this clock.
 */

const file = process.env.CLOCK_FILE ?? "";
const RealDate = Date;
const realNow = performance.now.bind(performance);
let offsetMs = 0;

const nowMs = () => RealDate.now() + offsetMs;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget),
  apply: () => new RealDate(nowMs()).toString(),
  get: (target, key) => (key === "now" ? nowMs : Reflect.get(target, key)),
});
performance.now = () => realNow() + offsetMs;

setInterval(() => {
  const seconds = Number(readFileSync(file, "utf8"));
  if (seconds * 1000 === offsetMs) return;
  offsetMs = seconds * 1000;
  writeFileSync(`${file}.seen`, String(seconds));
}, 20).unref();
