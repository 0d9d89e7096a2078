import { hkdfSync } from "node:crypto";
import * as z from "zod/mini";
import { compactJwsPattern, ImpersonationToken } from "./impersonation-token.js";
import type { TokenKind } from "./token-kind.js";

const maxSealedLength = 16 * 1024;

const sealedSchema = z.object({
  protected: z.string(),
  iv: z.string(),
  ciphertext: z.string(),
  tag: z.string(),
  aad: z.string(),
});
const contentSchema = z.object({
  kind: z.string(),
  token: z.string().check(z.regex(compactJwsPattern)),
  expiresAt: z.int().check(z.positive()),
  sealedAtMs: z.optional(z.number()),
});

/** BigCommerce's time, as a process knows it. */
export interface SealTime {
  nowMs(): number;
  /** Told of the time at which a token was sealed: it is no earlier than that. */
  isAtLeast(serverMs: number): void;
}

/** Closes and opens what goes into a shared store. */
export interface TokenSeal {
  seal(token: ImpersonationToken): Promise<string>;
  /** The token inside, or `undefined` for anything that was not sealed with this key for this place. Never throws. */
  open(sealed: string): Promise<ImpersonationToken | undefined>;
}

/**
 * JWE with `dir` and `A256GCM`. The key comes from the store's access token, so that nobody without it can read or
 * make an entry; the store key is the additional data, so that an entry works in its own place only. The kind of token
 * is inside: no token is taken for one of another kind. So is the time, which tells a process that only opens what
 * others seal when its clock is slow.
 */
export function createTokenSeal(
  accessToken: string,
  storeKey: string,
  kind: TokenKind["tokenKind"],
  time?: SealTime,
): TokenSeal {
  const key = new Uint8Array(hkdfSync("sha256", accessToken, storeKey, "next-bigcommerce token store 1", 32));
  const place = new TextEncoder().encode(storeKey);
  return {
    async seal({ token, expiresAt }) {
      const { FlattenedEncrypt } = await import("jose");
      const values = { kind, token, expiresAt, sealedAtMs: time?.nowMs() };
      const content = new TextEncoder().encode(JSON.stringify(values));
      const sealed = await new FlattenedEncrypt(content)
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setAdditionalAuthenticatedData(place)
        .encrypt(key);
      return JSON.stringify(sealed);
    },
    async open(text) {
      const sealed = parse(sealedSchema, text);
      if (sealed === undefined || sealed.aad !== Buffer.from(place).toString("base64url")) return undefined;
      const { flattenedDecrypt } = await import("jose");
      const pinned = { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] };
      // Not awaited before the token is behind its getter: `next dev` shows awaited values to the browser.
      return flattenedDecrypt(sealed, key, pinned).then(
        ({ plaintext }) => readContent(new TextDecoder().decode(plaintext), kind, time),
        () => undefined,
      );
    },
  };
}

function readContent(text: string, kind: string, time: SealTime | undefined): ImpersonationToken | undefined {
  const content = parse(contentSchema, text);
  if (content?.kind !== kind) return undefined;
  if (content.sealedAtMs !== undefined) time?.isAtLeast(content.sealedAtMs);
  return new ImpersonationToken(content.token, content.expiresAt, 0);
}

function parse<Schema extends z.ZodMiniType>(schema: Schema, text: string): z.infer<Schema> | undefined {
  if (text.length > maxSealedLength) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
