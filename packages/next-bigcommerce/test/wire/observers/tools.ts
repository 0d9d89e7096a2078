import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { satisfies } from "semver";
import { inject } from "vitest";
import * as z from "zod/mini";

export interface Tool {
  readonly name: string;
  /** What a team installs of it, which says on which versions of Node it runs. */
  readonly package: string;
  /** How it is preloaded. */
  readonly execArgv: readonly string[];
  readonly env: (reportsTo: string) => Record<string, string>;
  /** The headers that it adds to a request, in their order. */
  readonly headers: Readonly<Record<string, RegExp>>;
  /** Names a request's trace, and its span. */
  readonly tracedBy: "traceparent" | "sentry-trace";
}

const { resolve } = createRequire(import.meta.url);
const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const url = (file: string) => pathToFileURL(file).href;

export const openTelemetry: Tool = {
  name: "OpenTelemetry",
  package: "@opentelemetry/instrumentation-undici",
  execArgv: ["--require", path("open-telemetry.cjs")],
  env: () => ({}),
  headers: { traceparent: /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/ },
  tracedBy: "traceparent",
};

export const sentry: Tool = {
  name: "Sentry",
  package: "@sentry/node",
  execArgv: ["--import", url(path("sentry.mjs"))],
  env: (reportsTo) => ({ SENTRY_DSN: `${reportsTo.replace("//", "//public@")}/1` }),
  headers: { "sentry-trace": /^[0-9a-f]{32}-[0-9a-f]{16}-1$/, baggage: /^sentry-[!-~]+$/ },
  tracedBy: "sentry-trace",
};

export const newRelic: Tool = {
  name: "New Relic",
  package: "newrelic",
  execArgv: [
    "--import",
    url(resolve("newrelic/esm-loader.mjs")),
    "--require",
    resolve("newrelic"),
    "--import",
    url(path("new-relic.mjs")),
  ],
  env: () => ({
    NEW_RELIC_NO_CONFIG_FILE: "true",
    NEW_RELIC_LOG_ENABLED: "false",
    NEW_RELIC_SERVERLESS_MODE_ENABLED: "true",
    NEW_RELIC_APP_NAME: "wire",
    NEW_RELIC_LICENSE_KEY: "0".repeat(40),
    NEW_RELIC_ACCOUNT_ID: "1",
    // Otherwise it keeps ten traces a minute.
    NEW_RELIC_DISTRIBUTED_TRACING_SAMPLER_ROOT: "always_on",
  }),
  headers: { traceparent: /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/, tracestate: /^1@nr=[!-~]+$/ },
  tracedBy: "traceparent",
};

export function idsIn(headers: IncomingHttpHeaders, tracedBy: Tool["tracedBy"]) {
  const ids = String(headers[tracedBy]).replace(/^00-/, "");
  const [traceId, spanId] = ids.split("-");
  return { traceId, spanId };
}

const Manifest = z.object({ version: z.string(), engines: z.object({ node: z.string() }) });

/** Why the tool cannot be asked to run on the Node of the client processes, by its own word. */
export function refusalOf(tool: Tool): string | undefined {
  const file = path(`../../../node_modules/${tool.package}/package.json`);
  const { version, engines } = Manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  const node = inject("clientNodeVersion");
  if (satisfies(node, engines.node)) return undefined;
  return `${tool.package} ${version} runs on Node ${engines.node}, and this is ${node}`;
}
