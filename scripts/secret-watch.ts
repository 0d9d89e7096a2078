import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

export interface SecretWatch {
  /** The text without its secrets; remembers the lines that held one. */
  redact(text: string): string;
  /** Looks into the files of a folder and of those in it, if there is one; they stay as they are. */
  readFolder(folder: string): void;
  /** The lines that held a secret, without it. */
  hits(): readonly string[];
}

const maxHits = 20;

/**
 * Watches what a test run leaves for tokens that BigCommerce or the emulator issued, recognised by the issuer in their
 * payload, for Customer Login JWTs, and for secrets that the tests made up.
 */
export function createSecretWatch(madeUp: readonly string[]): SecretWatch {
  const hits: string[] = [];

  function redactLine(line: string): string {
    // A diff may colour parts of a token: it is looked for without the colours.
    const plain = stripVTControlCharacters(line);
    const redacted = madeUp.reduce(
      (text, secret) => text.replaceAll(secret, "[a secret of the tests]"),
      plain.replace(jwtPattern, (jwt, payload: string) => (isIssued(payload) ? "[a token]" : jwt)),
    );
    if (redacted === plain) return line;
    if (hits.length < maxHits) hits.push(excerpt(redacted));
    return redacted;
  }

  const redact = (text: string) => text.split("\n").map(redactLine).join("\n");
  return {
    redact,
    readFolder(folder) {
      if (!existsSync(folder)) return;
      const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
      for (const entry of entries.filter((one) => one.isFile()))
        redact(readFileSync(join(entry.parentPath, entry.name), "utf8"));
    },
    hits: () => hits,
  };
}

const jwtPattern = /eyJ[\w-]+\.(eyJ[\w-]+)(?:\.[\w-]*)?/g;

/** Also of a payload that is cut off. A login token is issued by whoever holds the client secret. */
function isIssued(payload: string): boolean {
  return /"iss"\s*:\s*"BC"|"operation"\s*:\s*"customer_login"/.test(
    Buffer.from(payload, "base64url").toString("utf8"),
  );
}

/** A report is one long line: what stands around the secret is enough to find it. */
function excerpt(line: string): string {
  const at = line.search(/\[a (token|secret of the tests)\]/);
  return line.slice(Math.max(0, at - 200), at + 100);
}
