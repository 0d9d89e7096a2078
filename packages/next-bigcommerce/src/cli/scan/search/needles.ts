import { loopbackHost } from "../../../config/url-problems.js";
import { isSecret, looksRandom } from "../../app/secrets.js";
import { unescapings } from "./decoding.js";
import { asBytes } from "./text.js";

/** A shorter text would be found by chance. */
const minLength = 8;

/** What to look for: a secret, or a part of one that reveals it. */
export interface Needle {
  readonly variable: string;
  /** In words, as it is printed. */
  readonly kind: string;
  /** As bytes, each a character: as it is, and with every escape in it resolved. */
  readonly forms: readonly string[];
}

/** The values of the secrets in the environment, and the passwords in its URLs. */
export function findNeedles(environment: NodeJS.ProcessEnv): Needle[] {
  return Object.entries(environment).flatMap(([variable, value = ""]) => {
    const text = value.trim();
    if (isSecret(variable, text)) {
      return [createNeedle(variable, `the value of ${variable}`, partsOf(text))];
    }
    const credentials = credentialsIn(text);
    return credentials.length === 0
      ? []
      : [createNeedle(variable, `the password in ${variable}`, credentials)];
  });
}

function createNeedle(variable: string, kind: string, values: readonly string[]): Needle {
  return { variable, kind, forms: [...new Set(values.flatMap(formsOf))] };
}

/** Each way in which a reading of a file may hold the value. The value itself may look like an escape. */
function formsOf(value: string): string[] {
  const forms = unescapings(asBytes(value)).map(({ text }) => text);
  const certain = forms.map((form) => form.replace(uncertainStart, "").replace(uncertainEnd, ""));
  const long = certain.filter((form) => form.length >= minLength);
  // As forms write spaces.
  return [...forms, ...long].flatMap((form) => [form, form.replaceAll(" ", "+")]);
}

/** With what stands before or after it in a file, this may be read as a seam or an escape. */
const uncertainStart = /^["'`\s+]+/;
const uncertainEnd = /(?:\\\w{0,5}|%[\da-f]?|&#?\w{0,6}|["'`\s+])+$/i;

const minPartLength = 16;
const maxHeadLength = 40;

/** The value; of a key in several lines each line too, because files indent and cut them. */
function partsOf(value: string): string[] {
  const lines = value.split(/\\n|\r?\n/).map((line) => line.trim());
  if (lines.length === 1) return value.includes(",") ? [value, ...listed(value)] : [value];
  const body = lines.filter((line) => line.length >= minPartLength && !line.startsWith("-----"));
  // Keys of a kind begin alike.
  const own = body.filter((line, index) => looksRandom(line) && (index > 0 || line.length > maxHeadLength));
  return [value, ...own];
}

/** Several secrets in one variable, as for rotation. */
const listed = (value: string) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part.length >= minPartLength && looksRandom(part));

/** `user:password@host` and the password itself, from a URL such as `DATABASE_URL`. A database of this machine has none. */
function credentialsIn(value: string): string[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^\s/@]*:[^\s/@]+@/i.test(value) || !URL.canParse(value)) return [];
  const { username, password, hostname, host } = new URL(value);
  if (loopbackHost.test(hostname) || password.length < 4) return [];
  const decoded = decode(password);
  const isTelling = decoded.length >= minLength && looksRandom(decoded, 1);
  return [`${username}:${password}@${host}`, ...(isTelling ? [password, decoded] : [])];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
