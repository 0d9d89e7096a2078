// Preloaded after the agent itself: node --import newrelic/esm-loader.mjs --require newrelic --import ./new-relic.mjs.
// The agent is in its serverless mode, in which it hands its report to another process on the same machine.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import newrelic from "newrelic";

const reports = [];

/** The agent writes over the file, and forgets what it wrote. */
function harvest() {
  const { agent } = newrelic;
  const folder = mkdtempSync(join(tmpdir(), "wire-new-relic-"));
  const pipePath = join(folder, "report");
  writeFileSync(pipePath, "");
  agent.collector.pipePath = pipePath;
  agent.harvestSync();
  const [, , packed] = JSON.parse(readFileSync(pipePath, "utf8"));
  rmSync(folder, { recursive: true });
  reports.push(JSON.parse(gunzipSync(Buffer.from(packed, "base64"))));
}

const describe = ([{ name, traceId, guid, parentId }]) => ({
  // OtherTransaction/Nodejs/<name>
  name: name.split("/").at(-1),
  traceId,
  spanId: guid,
  parentSpanId: parentId,
});

globalThis[Symbol.for("wire.observer")] = {
  within: (name, run) => newrelic.startBackgroundTransaction(name, run),
  async report() {
    harvest();
    const spans = reports.flatMap(({ data }) => (data.span_event_data?.[2] ?? []).map(describe));
    return { spans, text: JSON.stringify(reports) };
  },
};
