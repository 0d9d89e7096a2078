import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBigCommerceError } from "../errors.js";
import { type BearerSecrets, bearerSecret } from "./bearer-secret.js";

const secret = "correct-horse-battery";
const token68 = fc.stringMatching(/^[A-Za-z0-9\-._~+/]{16,40}={0,2}$/);

function requestWith(authorization?: string): Request {
  const headers = authorization === undefined ? undefined : { authorization };
  return new Request("http://127.0.0.1/api/impersonation-token", headers && { headers });
}

async function refusal(secrets: BearerSecrets, authorization?: string): Promise<string> {
  const error = await bearerSecret(secrets)(requestWith(authorization)).catch((caught: unknown) => caught);
  if (!isBigCommerceError(error)) throw new Error(`not refused: ${inspect(error)}`);
  expect(error.code).toBe("configuration_invalid");
  return inspect(error);
}

describe("bearerSecret", () => {
  test.each(["Bearer", "bearer", "BEARER", "bEaReR"])("the scheme %s is accepted", async (scheme) => {
    expect(await bearerSecret(secret)(requestWith(`${scheme} ${secret}`))).toBe(true);
  });

  test.each([
    undefined,
    "",
    "Bearer",
    "Bearer ",
    secret,
    `Bearer  ${secret}`,
    `Bearer\t${secret}`,
    `Basic ${secret}`,
    `Bearer ${secret}, Bearer ${secret}`,
    `Bearer ${secret},${secret}`,
    `Bearer "${secret}"`,
    `Bearer ${secret} x`,
    `Bearer ${secret.toUpperCase()}`,
    `Bearer ${secret.slice(0, -1)}`,
    `Bearer ${secret}x`,
    `XBearer ${secret}`,
  ])("the header %j is refused", async (authorization) => {
    expect(await bearerSecret(secret)(requestWith(authorization))).toBe(false);
  });

  test("two Authorization headers are refused even when both are right", async () => {
    const request = requestWith(`Bearer ${secret}`);
    request.headers.append("authorization", `Bearer ${secret}`);
    expect(await bearerSecret(secret)(request)).toBe(false);
  });

  test("every configured secret is allowed, and no other token", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(token68, { minLength: 2, maxLength: 5 }),
        async ([stranger, ...secrets]) => {
          const authorize = bearerSecret(secrets);
          expect(await authorize(requestWith(`Bearer ${stranger}`))).toBe(false);
          for (const known of secrets) expect(await authorize(requestWith(`Bearer ${known}`))).toBe(true);
        },
      ),
    );
  });

  test("no header value except the secret itself is allowed", async () => {
    const authorize = bearerSecret(secret);
    const value = fc.stringMatching(/^[\t\x20-\x7e]{0,60}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          value,
          value.map((text) => `Bearer ${text}`),
        ),
        async (authorization) => {
          expect(await authorize(requestWith(authorization))).toBe(
            authorization.trim() === `Bearer ${secret}`,
          );
        },
      ),
    );
  });

  test.each([[undefined], [""], ["   "], [[]], [[undefined, " "]]])(
    "with %j set, every request fails",
    async (secrets) => {
      expect(await refusal(secrets)).toContain("no secret is set");
      expect(await refusal(secrets, "Bearer ")).toContain("no secret is set");
    },
  );

  test("a secret that is too short or cannot be sent fails with its problem, and is never shown", async () => {
    expect(await refusal("tooshort-secret", "Bearer tooshort-secret")).toContain(
      "15 characters, fewer than 16",
    );
    const unsendable = "with spaces in the secret";
    expect(await refusal([secret, unsendable])).toContain("characters that a bearer token cannot have");
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[!-~]{4,15}$/), async (short) => {
        expect(await refusal([secret, `#${short}`])).not.toContain(`#${short}`);
      }),
    );
  });

  test.each([
    [`"${secret}"`, "in quotes"],
    [`'${secret}'`, "in quotes"],
    ["your-service-secret", "placeholder"],
    ["<a-long-random-secret>", "placeholder"],
    [`Bearer ${secret}`, "HTTP header"],
    [`${secret} # of staging`, "comment"],
    ["xxxxxxxxxxxxxxxxxxxxxxxx", "placeholder"],
  ])(
    "a secret that was pasted as %s is refused as such, by the server that would otherwise refuse every caller",
    async (pasted, problem) => {
      const message = await refusal([undefined, pasted], `Bearer ${secret}`);
      expect(message).toContain(problem);
      expect(message).not.toContain(secret);
    },
  );

  test("a function is called for every request, so that a rotated secret counts at once", async () => {
    let current: string | undefined = secret;
    const authorize = bearerSecret(async () => [current, undefined]);
    expect(await authorize(requestWith(`Bearer ${secret}`))).toBe(true);
    current = "another-secret-of-today";
    expect(await authorize(requestWith(`Bearer ${secret}`))).toBe(false);
    expect(await authorize(requestWith(`Bearer ${current}`))).toBe(true);
  });

  test("nothing is read or checked when it is made", () => {
    let reads = 0;
    bearerSecret(() => {
      reads += 1;
      return undefined;
    });
    bearerSecret("");
    expect(reads).toBe(0);
  });

  test("spaces around a secret are ignored, since a file or a variable may have them", async () => {
    expect(await bearerSecret(` ${secret}\n`)(requestWith(`Bearer ${secret}`))).toBe(true);
  });
});
