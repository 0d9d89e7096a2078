import { isSecret, looksRandom } from "../app/secrets.js";
import { readings } from "./decoding.js";
import { asBytes } from "./text.js";

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

/** A text is searched as it is and with its escapes resolved, so the value is needed in both ways too. */
function formsOf(value: string): string[] {
  const bytes = asBytes(value);
  const resolved = readings(bytes)[1]?.text ?? bytes;
  // As forms write spaces.
  return [bytes, resolved, bytes.replaceAll(" ", "+")];
}

const minPartLength = 16;

/** The value; of a key in several lines each line too, because files indent and cut them. */
function partsOf(value: string): string[] {
  const lines = value.split(/\\n|\r?\n/).map((line) => line.trim());
  if (lines.length === 1) return value.includes(",") ? [value, ...listed(value)] : [value];
  // The first line of a key is shorter than others only if it is the head that all keys of its kind share.
  const [longest = 0] = lines.map(({ length }) => length).sort((a, b) => b - a);
  const body = lines.filter((line) => line.length >= minPartLength && looksRandom(line));
  const own = body.filter((line, index) => index > 0 || line.length === longest);
  return [value, ...own];
}

/** Several secrets in one variable, as for rotation. */
const listed = (value: string) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part.length >= minPartLength && looksRandom(part));

const minPasswordLength = 8;
const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** `user:password@host` and the password itself, from a URL such as `DATABASE_URL`. A database of this machine has none. */
function credentialsIn(value: string): string[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^\s/@]*:[^\s/@]+@/i.test(value) || !URL.canParse(value)) return [];
  const { username, password, hostname, host } = new URL(value);
  if (loopback.test(hostname) || password.length < 4) return [];
  const decoded = decode(password);
  const isTelling = decoded.length >= minPasswordLength && looksRandom(decoded, 1);
  return [`${username}:${password}@${host}`, ...(isTelling ? [password, decoded] : [])];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
