// Preloaded as teams do it: NODE_OPTIONS="--require ./open-telemetry.cjs".
const { appendFileSync } = require("node:fs");
const { registerInstrumentations } = require("@opentelemetry/instrumentation");
const { HttpInstrumentation } = require("@opentelemetry/instrumentation-http");
const { UndiciInstrumentation } = require("@opentelemetry/instrumentation-undici");
const {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} = require("@opentelemetry/sdk-trace-node");

/** Writes spans down for another process to read, one a line, if SPAN_FILE says where. */
const toFile = {
  export(spans, done) {
    const lines = spans.map(({ name, instrumentationScope, parentSpanContext, attributes }) =>
      JSON.stringify({ name, scope: instrumentationScope.name, isRoot: !parentSpanContext, attributes }),
    );
    appendFileSync(process.env.SPAN_FILE, `${lines.join("\n")}\n`);
    done({ code: 0 });
  },
  shutdown: async () => {},
};

const exporter = new InMemorySpanExporter();
const exporters = process.env.SPAN_FILE === undefined ? [exporter] : [toFile];
const spanProcessors = exporters.map((each) => new SimpleSpanProcessor(each));
new NodeTracerProvider({ spanProcessors }).register();
registerInstrumentations({ instrumentations: [new HttpInstrumentation(), new UndiciInstrumentation()] });
// The instrumentation of `node:http` begins when it is loaded; ES modules then see the wrapped functions too.
require("node:http");
require("node:https");
require("node:module").syncBuiltinESMExports();
globalThis[Symbol.for("wire.spans")] = () => exporter.getFinishedSpans();
