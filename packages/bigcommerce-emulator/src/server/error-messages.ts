import { z } from "zod";
import { cappedText } from "../http/capped-text.js";
import { type HttpRequest, type HttpResponse, parseJson } from "../http/message.js";
import { redactPath } from "../http/redaction.js";
import { SentValues } from "../http/sent-values.js";

const keptMessages = 5;
const messageLimit = 300;
/** To look for what the request sent takes longer, the longer a text is. */
const searchedCharacters = 8_192;

const message = z.object({ message: z.string() });
const errorBody = z.union([
  z.object({ errors: z.array(message) }).transform(({ errors }) => errors.map((error) => error.message)),
  z
    .object({ title: z.string(), errors: z.record(z.string(), z.unknown()).optional() })
    .transform(({ title, errors = {} }) => [title, ...fieldMessages(errors)]),
  z.array(message).transform((errors) => errors.map((error) => error.message)),
]);

/**
 * Why a request was refused, or what of it failed, for the log: the first messages of its response, without what the
 * request had sent, which may be a password.
 */
export function errorMessages(request: Pick<HttpRequest, "json" | "url">, response: HttpResponse): string[] {
  const messages = messagesOf(response).slice(0, keptMessages);
  if (messages.length === 0) return [];
  const values = new SentValues(request);
  return messages.map((text) =>
    values.areTooMany || text.length > searchedCharacters
      ? "The message is too long to be shown."
      : loggedMessage(text, values),
  );
}

function messagesOf({ status, body, headers, graphqlErrors = [] }: HttpResponse): readonly string[] {
  if (graphqlErrors.length > 0) return graphqlErrors;
  if (status < 400) return [];
  const parsed = errorBody.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const type = String(headers["content-type"] ?? "");
  if (type.startsWith("text/plain")) return body === "" ? [] : [body];
  const title = /<title>([^<]+)<\/title>/.exec(body)?.[1];
  return title === undefined ? [] : [title];
}

function fieldMessages(errors: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(errors).flatMap(([field, text]) =>
    typeof text === "string" ? [`${field}: ${text}`] : [],
  );
}

/** One line: below it, a syntax error shows a line of the document. */
function loggedMessage(text: string, values: SentValues): string {
  const [line = ""] = values.leftOutOf(text).split("\n");
  return cappedText(redactPath(line), messageLimit);
}
