import { expect, it } from "vitest";
import { openShop } from "./open-shop.js";
import { emails } from "./shopper.js";

const { shop } = await openShop({ TRUSTED_PROXY_HOPS: "1" });

/** A sign-in that comes through the proxy, from an address; the visitor may have sent the header too. */
async function tryToSignIn(email: string, from: string, password = "wrong"): Promise<string> {
  const { headers } = await fetch(`${shop.url}/login/submit`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: shop.url, "sec-fetch-site": "same-origin", "x-forwarded-for": from },
    body: new URLSearchParams({ email, password, next: "/account" }),
  });
  return new URL(headers.get("location") ?? "", shop.url).searchParams.get("problem") ?? "none";
}

async function tries(count: number, attempt: (index: number) => Promise<string>): Promise<string[]> {
  const problems: string[] = [];
  for (let index = 0; index < count; index += 1) problems.push(await attempt(index));
  return problems;
}

const wrong = (count: number) => Array.from({ length: count }, () => "credentials");

it("the eleventh try for one e-mail is refused, even with the right password; another e-mail is free", async () => {
  const from = "192.0.2.1";
  expect(await tries(10, () => tryToSignIn(emails.retail, from))).toEqual(wrong(10));
  expect(await tryToSignIn(emails.retail, from, "emulator")).toBe("throttled");
  expect(await tryToSignIn(emails.wholesale, from, "emulator")).toBe("none");
});

it("whoever is locked out by somebody else's tries signs in from an address of their own", async () => {
  await tries(60, () => tryToSignIn(emails.new, "192.0.2.66"));
  expect(await tryToSignIn(emails.new, "192.0.2.2", "emulator")).toBe("none");
});

it("an address over its limit is refused for a fresh e-mail, whatever it says its address is", async () => {
  const made = (index: number) => `198.51.100.${index}, 192.0.2.3`;
  expect(await tries(60, (index) => tryToSignIn(`guess-${index}@example.com`, made(index)))).toEqual(
    wrong(60),
  );
  const asked = (await shop.emulator.stats()).graphql;
  expect(await tryToSignIn(emails.wholesale, made(200), "emulator")).toBe("throttled");
  expect((await shop.emulator.stats()).graphql).toBe(asked);
  expect(await tryToSignIn(emails.wholesale, "192.0.2.4", "emulator")).toBe("none");
});
