import * as z from "zod/mini";
import { isChannelId } from "../../config/channel-id.js";
import { isLocale } from "../../storefront/call-options.js";
import { isRecord } from "../../values.js";
import { readJsonBody } from "../json-body.js";
import { RouteRefusal } from "../refusal.js";
import { findJsonProblem, type JsonObject } from "./json-value.js";

/** What a caller may ask for. */
export interface AskedOperation {
  readonly id: string;
  readonly operationName: string | undefined;
  readonly variables: JsonObject;
  /** From the URL of a GET. */
  readonly channelId: number | undefined;
  readonly locale: string | undefined;
  /**
   * The JSON of the variables as it is in the URL. `undefined` for a POST, and if another part of the URL can be written in
   * many ways, so that equal requests would not have equal URLs.
   */
  readonly canonicalVariables: string | undefined;
}

interface RequestLimits {
  readonly maxBodyBytes: number;
  readonly maxVariableDepth: number;
}

const text = z.string().check(z.minLength(1), z.maxLength(256));
const locale = z.custom<string>(isLocale);
const envelopeSchema = z.strictObject({
  id: z.optional(text),
  documentId: z.optional(text),
  operationName: z.nullish(text),
  variables: z.nullish(z.record(z.string(), z.unknown())),
  extensions: z.nullish(
    z.strictObject({
      persistedQuery: z.optional(z.strictObject({ version: z.literal(1), sha256Hash: text })),
      // Apollo Client sends its name and version here; nothing reads them.
      clientLibrary: z.optional(z.strictObject({ name: text, version: text })),
    }),
  ),
});
const channelSchema = z.pipe(
  z.pipe(
    z.string().check(z.regex(/^[1-9][0-9]{0,9}$/)),
    z.transform((digits) => Number(digits)),
  ),
  z.custom<number>(isChannelId),
);

// The request, its extensions, and the hash in them.
const envelopeDepth = 3;
const envelopeRule =
  "Expected { id, variables?, operationName? }; instead of id also documentId or " +
  "extensions.persistedQuery { version: 1, sha256Hash }, exactly one of the three, and nothing else.";
const parametersOf = {
  GET: ["id", "documentId", "operationName", "variables", "extensions", "channel", "locale"],
  POST: ["locale"],
};

/** Reads the operation of a POST; stops when `signal` aborts. */
export async function readPostedOperation(
  request: Request,
  limits: RequestLimits,
  signal: AbortSignal,
): Promise<AskedOperation> {
  const parameters = readParameters(request, "POST");
  const body = await readJsonBody(request, limits.maxBodyBytes, signal);
  if (Array.isArray(body)) {
    throw new RouteRefusal("batch_refused", "Send one operation in each request, not a list.");
  }
  return { ...readEnvelope(body, limits), ...readPlace(parameters), canonicalVariables: undefined };
}

/** Reads the operation of a GET, from its URL alone. */
export function readOperationUrl(request: Request, limits: RequestLimits): AskedOperation {
  const parameters = readParameters(request, "GET");
  const variablesJson = parameters.variables;
  if ((variablesJson?.length ?? 0) > limits.maxBodyBytes) {
    throw new RouteRefusal("body_too_large", `The variables are larger than ${limits.maxBodyBytes} bytes.`);
  }
  const { channel: _channel, locale: _locale, variables, extensions, ...rest } = parameters;
  const envelope = readEnvelope(
    {
      ...rest,
      ...(variables !== undefined && { variables: parseJson(variables) }),
      ...(extensions !== undefined && { extensions: parseJson(extensions) }),
    },
    limits,
  );
  const canonicalVariables = isPlainUrl(request, extensions) ? (variablesJson ?? "{}") : undefined;
  return { ...envelope, ...readPlace(parameters), canonicalVariables };
}

/** Whether the URL is written in one of the two ways that clients use, and has no part that a caller can choose freely. */
function isPlainUrl(request: Request, extensions: string | undefined): boolean {
  const { search, searchParams } = new URL(request.url);
  const encoded = [...searchParams].map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  const spellings = [`?${searchParams}`, `?${encoded}`];
  if (search !== "" && !spellings.includes(search)) return false;
  if (extensions === undefined) return true;
  const parsed: unknown = JSON.parse(extensions);
  return isRecord(parsed) && !("clientLibrary" in parsed) && JSON.stringify(parsed) === extensions;
}

function readParameters(request: Request, method: "GET" | "POST"): Partial<Record<string, string>> {
  const entries = [...new URL(request.url).searchParams];
  if (entries.some(([name]) => name === "query")) throw queryTextRefused();
  const allowed = parametersOf[method];
  const names = entries.map(([name]) => name);
  if (names.some((name) => !allowed.includes(name)) || new Set(names).size < names.length) {
    const text = `The URL of a ${method} may only have these parameters, each once: ${allowed.join(", ")}.`;
    throw new RouteRefusal("request_invalid", text);
  }
  return Object.fromEntries(entries);
}

function readPlace(parameters: Partial<Record<string, string>>) {
  const placeSchema = z.object({ channel: z.optional(channelSchema), locale: z.optional(locale) });
  const place = placeSchema.safeParse(parameters);
  if (!place.success) throw invalid("`channel` must be a channel id, and `locale` a language tag.");
  return { channelId: place.data.channel, locale: place.data.locale };
}

function readEnvelope(value: unknown, { maxVariableDepth }: RequestLimits) {
  if (isRecord(value) && Object.hasOwn(value, "query")) throw queryTextRefused();
  const problem = findJsonProblem(value, Math.max(maxVariableDepth + 1, envelopeDepth));
  if (problem !== undefined) throw invalid(`The request is refused: ${problem}.`);
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) throw invalid(envelopeRule);
  const { id, documentId, operationName, variables, extensions } = envelope.data;
  const [onlyId, secondId] = [id, documentId, extensions?.persistedQuery?.sha256Hash].filter(
    (name) => name !== undefined,
  );
  if (onlyId === undefined || secondId !== undefined) throw invalid(envelopeRule);
  return { id: onlyId, operationName: operationName ?? undefined, variables: variables ?? {} };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw invalid("`variables` and `extensions` of the URL must be JSON.");
  }
}

function invalid(message: string): RouteRefusal {
  return new RouteRefusal("request_invalid", message);
}

function queryTextRefused(): RouteRefusal {
  return new RouteRefusal(
    "query_text_refused",
    "This route takes the id of an operation, not the text of a query.",
  );
}
