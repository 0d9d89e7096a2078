/** A request before its body. Repeated headers are joined as HTTP joins them. */
export interface RequestHead {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly remoteAddress: string;
}

/** A request that was read to its end. */
export interface HttpRequest extends RequestHead {
  /** The body, parsed once; undefined if it is not JSON. */
  readonly json: unknown;
}

/** A header that is there several times has a list of values. */
export type HttpResponseHeaders = Readonly<Record<string, string | readonly string[]>>;

export interface HttpResponse {
  readonly status: number;
  readonly headers: HttpResponseHeaders;
  readonly body: string;
  /**
   * Sends more after the headers, in place of `body`, for as long as the client stays. Returns what is to be called when
   * the connection ends.
   */
  readonly stream?: (send: (piece: string) => void) => () => void;
  /** The messages of the errors in `body`, if GraphQL executed the operation and some of it failed. */
  readonly graphqlErrors?: readonly string[];
  /** Runs once the response was sent, or could not be sent. */
  readonly afterSend?: () => void;
}

export function jsonResponse(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): HttpResponse {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

export function textResponse(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): HttpResponse {
  return { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers }, body };
}

export function htmlResponse(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): HttpResponse {
  return { status, headers: { "content-type": "text/html; charset=utf-8", ...headers }, body };
}

export function emptyResponse(status: number, headers: Record<string, string> = {}): HttpResponse {
  return { status, headers, body: "" };
}

export function withHeaders(response: HttpResponse, headers: HttpResponseHeaders): HttpResponse {
  return { ...response, headers: { ...response.headers, ...headers } };
}

const deepestJson = 200;

/** Returns undefined if the text is not JSON, or is nested so deeply that whoever walks through it runs out of stack. */
export function parseJson(text: string): unknown {
  if (jsonDepth(text) > deepestJson) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// A loop and no regular expression: on a body of a million quotes one would take minutes.
function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '"') index = endOfString(text, index);
    else if (character === "[" || character === "{") deepest = Math.max(deepest, ++depth);
    else if (character === "]" || character === "}") depth -= 1;
  }
  return deepest;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === "\\" ? 2 : 1;
  return index;
}
