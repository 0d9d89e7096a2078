import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { version } from "./version.js";

const folder = new URL("./", import.meta.url);
const sources = readdirSync(folder).filter(
  (name) => name.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(name),
);
const textOf = (name: string) => readFileSync(new URL(name, folder), "utf8");
const namesIn = (text: string, forms: RegExp) =>
  [...text.matchAll(forms)].map((found) => found[1] ?? found[2] ?? "");
const staticImports = (name: string) =>
  namesIn(textOf(name), /^(?:import|export)[^;]*?from "([^"]+)";|^import "([^"]+)";/gm);
/** `import()`, of values and of types. */
const lazyImports = (name: string) => namesIn(textOf(name), /\bimport\((?:\s|\/\*[^*]*\*\/)*"([^"]+)"/g);
const importsOf = (name: string) => [...staticImports(name), ...lazyImports(name)];

/** What not every app has installed, or not every request needs, is loaded where it is used. */
const lazyPackages: Readonly<Record<string, string>> = {
  "open-telemetry.ts": "@opentelemetry/api",
  "open-telemetry-recorder.ts": "@opentelemetry/api",
  "store-schema.ts": "graphql",
};

/** From the bottom up: a file imports only from its own layer or one below. */
const layers = [
  [
    "errors",
    "clock",
    "wait-period",
    "user-agent",
    "telemetry",
    "impersonation-token",
    "token-store",
    "response-figures",
    "store-options",
    "settings",
    "cross-customer-leak-texts",
    "cross-customer-leak-answers",
    "config-problems",
    "option-shapes",
    "cross-customer-leak",
    "env-file",
    "scan-needles",
    "scan-places",
    "scan-cached-calls",
  ],
  [
    "scan",
    "deadline",
    "customer-id",
    "customer-access-token",
    "http-answer",
    "config",
    "token-kind",
    "token-state",
    "graphql-lexer",
    "graphql-printer",
  ],
  [
    "redis-token-store",
    "token-store-contract",
    "keyv-token-store",
    "token-seal",
    "token-source",
    "retry-after",
    "clock-skew",
    "token-status",
    "graphql-document",
    "graphql-variables",
    "standard-schema",
    "json-value",
    "call-options",
    "next",
    "debug-log",
    "clock-warning",
    "metric-readings",
  ],
  [
    "transport",
    "fetch-sender",
    "node-sender",
    "token-revocation",
    "token-reading",
    "transport-errors",
    "server-clock",
    "token-flight",
    "span-readings",
    "graphql-answer",
    "perspective",
    "variable-check",
    "capability-variables",
    "bounded-token-store",
    "token-failure",
    "bigcommerce-options",
  ],
  [
    "retry",
    "customer-resolver",
    "open-telemetry-recorder",
    "open-telemetry",
    "rest-telemetry",
    "token-api",
    "fleet-token-source",
    "token-back-off",
    "token-cache",
    "token-input",
  ],
  [
    "storefront-request",
    "storefront-client",
    "route-access",
    "json-body",
    "mint-allowance",
    "route-answer",
    "route-guard",
    "bearer-secret",
    "token-route",
    "same-origin",
    "operation-registry",
    "operation-variables",
    "graphql-route-answer",
    "graphql-route-request",
    "graphql-route-options",
    "graphql-route",
  ],
  ["bigcommerce"],
  ["store-schema"],
  ["cli-commands"],
  ["engine"],
  ["lazy-engine"],
  ["token-operations"],
  ["create-bigcommerce"],
  ["default-instance"],
  ["index", "browser", "testing", "cli"],
];
const rankOf = (name: string) => layers.findIndex((layer) => layer.includes(name.replace(/\.(ts|js)$/, "")));

describe.each(sources)("%s", (name) => {
  const imports = importsOf(name);

  it("stands in a layer and imports downward only", () => {
    expect(rankOf(name)).toBeGreaterThanOrEqual(0);
    const upward = imports.filter((path) => path.startsWith("./") && rankOf(path.slice(2)) > rankOf(name));
    expect(upward).toEqual([]);
  });

  it("reaches Next and React only in next.ts, and server-only only in the entries", () => {
    const framework = imports.filter((path) => /^(next|react)(\/|$)/.test(path));
    expect(framework.length > 0).toBe(name === "next.ts");
    expect(imports.includes("server-only")).toBe(name === "index.ts" || name === "browser.ts");
  });

  it("imports nothing but Node, the allowed packages and its neighbours", () => {
    const allowed = /^(\.\/|node:|zod\/mini$|server-only$|next\/(cache|headers|server)\.js$|react$)/;
    expect(staticImports(name).filter((path) => !allowed.test(path))).toEqual([]);
    const lazy = lazyImports(name).filter((path) => !allowed.test(path));
    expect([...new Set(lazy)]).toEqual([lazyPackages[name] ?? []].flat());
    // An `import()` of a computed name could be of anything.
    expect(textOf(name)).not.toMatch(/\bimport\((?:\s|\/\*[^*]*\*\/)*[^\s"/]/);
  });

  it("says neither 'use server' nor 'use client'", () => {
    expect(textOf(name)).not.toMatch(/^\s*["']use (server|client)["']/m);
  });
});

it("the version in the User-Agent is the package's", () => {
  const schema = z.object({ version: z.string() });
  const { version: published } = schema.parse(
    JSON.parse(readFileSync(new URL("../package.json", folder), "utf8")),
  );
  expect(version).toBe(published);
});
