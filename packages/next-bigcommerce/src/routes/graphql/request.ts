import * as z from "zod/mini";
import { isChannelId } from "../../config/channel-id.js";
import { isLocale } from "../../storefront/call-options.js";
import { isRecord } from "../../values.js";
import { readJsonBody } from "../json-body.js";
import { RouteRefusal } from "../refusal.js";
import { isOneSpelling } from "./address.js";
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
   * The JSON of the variables as it is in the URL. `undefined` for a POST, and if the rest of the URL is not known to be
   * the one spelling of the request.
   */
  readonly canonicalVariables: string | undefined;
}

interface RequestRules {
  readonly maxBodyBytes: number;
  readonly maxVariableDepth: number;
  readonly locales?: readonly string[] | undefined;
  readonly addressHeader?: string | undefined;
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
  rules: RequestRules,
  signal: AbortSignal,
): Promise<AskedOperation> {
  const parameters = readParameters(request, "POST");
  const body = await readJsonBody(request, rules.maxBodyBytes, signal);
  if (Array.isArray(body)) {
    throw new RouteRefusal("batch_refused", "Send one operation in each request, not a list.");
  }
  return { ...readEnvelope(body, rules), ...readPlace(parameters, rules), canonicalVariables: undefined };
}

/** Reads the operation of a GET, from its URL alone. */
export function readOperationUrl(request: Request, rules: RequestRules): AskedOperation {
  const parameters = readParameters(request, "GET");
  const variablesJson = parameters.variables;
  if ((variablesJson?.length ?? 0) > rules.maxBodyBytes) {
    throw new RouteRefusal("body_too_large", `The variables are larger than ${rules.maxBodyBytes} bytes.`);
  }
  const { channel: _channel, locale: _locale, variables, extensions, ...rest } = parameters;
  const envelope = readEnvelope(
    {
      ...rest,
      ...(variables !== undefined && { variables: parseJson(variables) }),
      ...(extensions !== undefined && { extensions: parseJson(extensions) }),
    },
    rules,
  );
  const place = readPlace(parameters, rules);
  const canonicalVariables = hasOneSpelling(request, place, rules) ? (variablesJson ?? "{}") : undefined;
  return { ...envelope, ...place, canonicalVariables };
}

/** Whether nothing in the address can be chosen freely but the variables. */
function hasOneSpelling(
  request: Request,
  { locale }: Pick<AskedOperation, "locale">,
  { addressHeader, locales }: RequestRules,
): boolean {
  const address = addressHeader === undefined ? null : request.headers.get(addressHeader);
  if (address === null || (locale !== undefined && locales === undefined)) return false;
  return isOneSpelling(address, new URL(request.url).searchParams, parametersOf.GET);
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

function readPlace(parameters: Partial<Record<string, string>>, { locales }: RequestRules) {
  const placeSchema = z.object({ channel: z.optional(channelSchema), locale: z.optional(locale) });
  const place = placeSchema.safeParse(parameters);
  if (!place.success) throw invalid("`channel` must be a channel id, and `locale` a language tag.");
  const { channel: channelId, locale: asked } = place.data;
  if (asked !== undefined && locales?.includes(asked) === false) {
    throw invalid("`locale` is not one of this storefront's languages.");
  }
  return { channelId, locale: asked };
}

function readEnvelope(value: unknown, { maxVariableDepth }: RequestRules) {
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
