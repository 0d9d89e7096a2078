import { readFileSync } from "node:fs";
import {
  emptyResponse,
  type HttpRequest,
  type HttpResponse,
  textResponse,
  withHeaders,
} from "../http/message.js";
import type { EmulatorState } from "../state/emulator-state.js";
import { plainHome } from "./plain-home.js";

const contentTypes: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};
const servedFiles = [
  ...["main", "actions", "calls", "details", "dom", "feed", "format", "panels", "requests", "row"].map(
    (module) => `${module}.js`,
  ),
  "console.css",
  "icon.svg",
];

// Operation names and paths come from whoever sends requests: even if one became markup, no script of it would run.
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const headers = {
  "cache-control": "no-store",
  "content-security-policy": contentSecurityPolicy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** `GET /`: the console for browsers, and a list in plain text for other clients. */
export function showHome(state: EmulatorState, request: HttpRequest, emulatorUrl: string): HttpResponse {
  const isBrowser = /\btext\/html\b/i.test(request.headers.get("accept") ?? "");
  const response = isBrowser
    ? sentFile("console.html", "text/html; charset=utf-8")
    : withHeaders(textResponse(200, plainHome(state, emulatorUrl)), headers);
  return withHeaders(response, { vary: "accept" });
}

/** A file that the console's page loads. */
export function consoleFile(name: string): HttpResponse {
  const contentType = contentTypes[name.split(".")[1] ?? ""];
  const isServed = contentType !== undefined && servedFiles.includes(name);
  return isServed ? sentFile(name, contentType) : emptyResponse(404);
}

const read = new Map<string, string>();

function sentFile(name: string, contentType: string): HttpResponse {
  const body = read.get(name) ?? readFileSync(new URL(`./page/${name}`, import.meta.url), "utf8");
  read.set(name, body);
  return { status: 200, headers: { ...headers, "content-type": contentType }, body };
}
