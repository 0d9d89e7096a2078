import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { TokenKind } from "../config/token-endpoints.js";
import { compactJwsPattern, StorefrontToken } from "../token/storefront-token.js";
import { isRecord } from "../values.js";

const maxSealedLength = 16 * 1024;

/** BigCommerce's time, as a process knows it. */
export interface SealTime {
  nowMs(): number;
  /** Called with the time at which a token was sealed: it is no earlier than that now. */
  isAtLeast(serverMs: number): void;
}

/** Seals and opens what goes into a shared store. */
export interface TokenSeal {
  seal(token: StorefrontToken): string;
  /** The token inside, or `undefined` for anything that was not sealed with this key for this place. Never throws. */
  open(sealed: string): StorefrontToken | undefined;
}

const cipher = "aes-256-gcm";
const [ivBytes, tagBytes] = [12, 16];
const toBase64Url = (text: string) => Buffer.from(text).toString("base64url");
/** The only header that is written, and the only one that is read. */
const protectedHeader = toBase64Url(JSON.stringify({ alg: "dir", enc: "A256GCM" }));

/**
 * JWE with `dir` and `A256GCM`. The key comes from the store's access token, so that nobody without it can read or
 * make an entry; the store key is the additional data, so that an entry works in its own place only. The kind of token
 * is inside, so that no token is taken for one of another kind. So is the time: it shows a process that only opens what
 * others seal that its clock is slow.
 *
 * It uses Node's own cipher and awaits nothing: `next dev` shows the browser what promises resolve to, those of a
 * library too, and the plaintext is the token.
 * @see https://www.rfc-editor.org/rfc/rfc7516#section-7.2.2
 */
export function createTokenSeal(
  accessToken: string,
  storeKey: string,
  kind: TokenKind["tokenKind"],
  time?: SealTime,
): TokenSeal {
  const key = new Uint8Array(hkdfSync("sha256", accessToken, storeKey, "next-bigcommerce token store 1", 32));
  const aad = toBase64Url(storeKey);
  const additionalData = Buffer.from(`${protectedHeader}.${aad}`, "ascii");
  return {
    seal({ token, expiresAt }) {
      const iv = randomBytes(ivBytes);
      const encryption = createCipheriv(cipher, key, iv, { authTagLength: tagBytes }).setAAD(additionalData);
      const content = JSON.stringify({ kind, token, expiresAt, sealedAtMs: time?.nowMs() });
      const ciphertext = Buffer.concat([encryption.update(content, "utf8"), encryption.final()]);
      return JSON.stringify({
        protected: protectedHeader,
        iv: iv.toString("base64url"),
        ciphertext: ciphertext.toString("base64url"),
        tag: encryption.getAuthTag().toString("base64url"),
        aad,
      });
    },
    open(text) {
      const sealed = parse(text);
      if (sealed.protected !== protectedHeader || sealed.aad !== aad) return undefined;
      const plaintext = decrypt(sealed, key, additionalData);
      return plaintext === undefined ? undefined : readContent(plaintext, kind, time);
    },
  };
}

type Parsed = Readonly<Record<PropertyKey, unknown>>;

function decrypt(
  { iv, ciphertext, tag }: Parsed,
  key: Uint8Array,
  additionalData: Buffer,
): string | undefined {
  if (typeof iv !== "string" || typeof ciphertext !== "string" || typeof tag !== "string") return undefined;
  const [ivData, tagData] = [Buffer.from(iv, "base64url"), Buffer.from(tag, "base64url")];
  if (ivData.length !== ivBytes || tagData.length !== tagBytes) return undefined;
  try {
    const decryption = createDecipheriv(cipher, key, ivData, { authTagLength: tagBytes })
      .setAAD(additionalData)
      .setAuthTag(tagData);
    return decryption.update(ciphertext, "base64url", "utf8") + decryption.final("utf8");
  } catch {
    return undefined;
  }
}

function readContent(text: string, kind: string, time: SealTime | undefined): StorefrontToken | undefined {
  const { kind: sealedKind, token, expiresAt, sealedAtMs } = parse(text);
  if (sealedKind !== kind || typeof token !== "string" || !compactJwsPattern.test(token)) return undefined;
  if (typeof expiresAt !== "number" || !Number.isSafeInteger(expiresAt) || expiresAt <= 0) return undefined;
  if (typeof sealedAtMs === "number") time?.isAtLeast(sealedAtMs);
  else if (sealedAtMs !== undefined) return undefined;
  return new StorefrontToken(token, expiresAt);
}

/** No schemas: to make them took a millisecond of every process of a cold fleet (benchmark `fleet`). */
function parse(text: string): Parsed {
  if (text.length > maxSealedLength) return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
