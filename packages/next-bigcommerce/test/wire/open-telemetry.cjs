// Preloaded as teams do it: NODE_OPTIONS="--require ./open-telemetry.cjs".
const { registerInstrumentations } = require("@opentelemetry/instrumentation");
const { HttpInstrumentation } = require("@opentelemetry/instrumentation-http");
const { UndiciInstrumentation } = require("@opentelemetry/instrumentation-undici");
const {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} = require("@opentelemetry/sdk-trace-node");

const exporter = new InMemorySpanExporter();
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
registerInstrumentations({ instrumentations: [new HttpInstrumentation(), new UndiciInstrumentation()] });
// The instrumentation of `node:http` begins when it is loaded; ES modules then see the wrapped functions too.
require("node:http");
require("node:https");
require("node:module").syncBuiltinESMExports();
globalThis[Symbol.for("wire.spans")] = () => exporter.getFinishedSpans();
