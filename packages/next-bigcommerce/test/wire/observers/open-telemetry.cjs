// Preloaded as teams do it: NODE_OPTIONS="--require ./open-telemetry.cjs".
const { appendFileSync } = require("node:fs");
const { trace } = require("@opentelemetry/api");
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

const describe = (span) => ({
  name: span.name,
  traceId: span.spanContext().traceId,
  spanId: span.spanContext().spanId,
  parentSpanId: span.parentSpanContext?.spanId,
  scope: span.instrumentationScope.name,
  attributes: span.attributes,
});

globalThis[Symbol.for("wire.observer")] = {
  within: (name, run) =>
    trace.getTracer("wire").startActiveSpan(name, (span) => run().finally(() => span.end())),
  async report() {
    const spans = exporter.getFinishedSpans().map(describe);
    return { spans, text: JSON.stringify(spans) };
  },
};
