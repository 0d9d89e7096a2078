import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Emulator } from "bigcommerce-emulator";
import { listen } from "../../../http/listen.fixture.js";
import type { CheckResult } from "../report/finding.js";
import type { Instance, Subject } from "../report/subject.js";

export const accessToken = "emulator-access-token";

/** An app whose environment is right for this emulator, with what differs. */
export function subjectOf(
  emulator: Pick<Emulator, "url">,
  environment: NodeJS.ProcessEnv = {},
  instances: readonly Instance[] = [instanceWith({})],
): Subject {
  return {
    folder: "/nowhere",
    environment: {
      BIGCOMMERCE_STORE_HASH: "emulator",
      BIGCOMMERCE_ACCESS_TOKEN: accessToken,
      BIGCOMMERCE_CHANNEL_ID: "1,2",
      BIGCOMMERCE_API_URL: emulator.url,
      BIGCOMMERCE_STOREFRONT_URL: `${emulator.url}/channels/{channelId}`,
      ...environment,
    },
    nowMs: Date.now(),
    instances,
  };
}

/** One whose options can all be read. */
export function instanceWith(options: Instance["options"], otherOptions: readonly string[] = []): Instance {
  return { file: "src/lib/bigcommerce.ts", line: 3, options, otherOptions, isComplete: true };
}

/** The ids of what was found and of what was not checked. */
export function idsOf({ findings, notChecked }: CheckResult) {
  return { found: findings.map(({ id }) => id), notChecked: notChecked.map(({ id }) => id) };
}

export const nothingFound = { found: [], notChecked: [] };

interface Passed {
  readonly path: string;
  readonly body: string;
}

/** What a server between the app and BigCommerce changes. */
interface Changes {
  readonly request?: (passed: Passed) => Passed;
  readonly response?: (body: string, passed: Passed) => string;
  /** Answers a path itself, or leaves it without an answer; `false` passes the request on. */
  readonly instead?: (path: string, response: ServerResponse) => boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The URL of a server that passes everything on to the emulator, changed. */
export async function serverBetween(emulator: Emulator, changes: Changes): Promise<string> {
  const { request: change = (passed) => passed, response: answer = (body) => body } = changes;
  const { instead = () => false } = changes;
  const url = await listen(async (request, response) => {
    const passed = change({ path: request.url ?? "/", body: await text(request) });
    if (instead(passed.path, response)) return;
    const { method = "POST" } = request;
    const init = {
      method,
      headers: ownHeaders(request.headers),
      body: passed.body === "" ? null : passed.body,
    };
    const received = await fetch(`${emulator.url}${passed.path}`, init);
    const body = answer(await received.text(), passed);
    const headers = Object.fromEntries(received.headers);
    delete headers["content-length"];
    response.writeHead(received.status, { ...headers, ...changes.headers }).end(body);
  });
  return url.replace(/\/graphql$/, "");
}

const passedHeaders = ["accept", "content-type", "authorization", "x-auth-token", "sf-api-token"];

function ownHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    passedHeaders.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])),
  );
}
