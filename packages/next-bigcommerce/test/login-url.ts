import type { Emulator } from "bigcommerce-emulator";
import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import { holdsAny } from "./leak.js";
import type { RunningApp } from "./next-server.js";
import { readPage, signIn } from "./shopper.js";
import { clientSecret } from "./store.js";

interface RunningShop {
  readonly emulator: Emulator;
  readonly app: RunningApp;
}

const noUrl = "used_in_prerender";

/** Tests of an app with the fixture `login-url`: where the URL that logs a customer in can be created. */
export function describeLoginUrls(shop: () => RunningShop): void {
  describe("the URL that logs a customer in at BigCommerce", () => {
    const retail = () => signIn(shop().app, "retail@example.com");

    async function openForm(cookie: string) {
      const { html } = await readPage(`${shop().app.url}/checkout`, cookie);
      const stamp = /name="customerStamp" value="([^"]*)"/.exec(html)?.[1];
      const actionId = /name="\$ACTION_ID_([0-9a-f]+)"/.exec(html)?.[1];
      if (stamp === undefined || actionId === undefined) throw new Error(`There is no form:\n${html}`);
      return { stamp, actionId };
    }

    const post = (path: string, cookie: string, body: FormData, headers: Record<string, string> = {}) =>
      fetch(shop().app.url + path, {
        method: "POST",
        redirect: "manual",
        headers: { cookie, origin: shop().app.url, ...headers },
        body,
      });

    function fieldsOf(entries: Readonly<Record<string, string>>): FormData {
      const fields = new FormData();
      for (const [name, value] of Object.entries(entries)) fields.set(name, value);
      return fields;
    }

    function expectLogin(location: string | null): void {
      const [address, jwt = ""] = location?.split("/login/token/") ?? [];
      expect(address).toBe(shop().emulator.url);
      expect(decodeJwt(jwt)).toMatchObject({ operation: "customer_login", customer_id: 1043, channel_id: 1 });
    }

    test("is created by a form's action without JavaScript", async () => {
      const cookie = await retail();
      const { stamp, actionId } = await openForm(cookie);
      const fields = fieldsOf({ [`$ACTION_ID_${actionId}`]: "", customerStamp: stamp });
      const answer = await post("/checkout", cookie, fields);
      expect(answer.status).toBe(303);
      expect(answer.headers.get("cache-control")).toContain("no-store");
      expectLogin(answer.headers.get("location"));
    });

    test("is created by the same action with JavaScript", async () => {
      const cookie = await retail();
      const { stamp, actionId } = await openForm(cookie);
      // As React of Next 16.4 writes a form, and as those before it. What they refer to comes before the arguments.
      const fields = fieldsOf({ _1_customerStamp: stamp, "1_customerStamp": stamp });
      fields.set("0", '["$K1"]');
      const answer = await post("/checkout", cookie, fields, { "next-action": actionId });
      expect(answer.headers.get("cache-control")).toContain("no-store");
      expectLogin(answer.headers.get("x-action-redirect")?.replace(/;\w+$/, "") ?? null);
    });

    test("is created by a route handler for POST, and for GET, which cannot be told apart", async () => {
      const cookie = await retail();
      const { stamp } = await openForm(cookie);
      const posted = await post("/api/checkout", cookie, fieldsOf({ customerStamp: stamp }));
      expect(posted.status).toBe(303);
      expectLogin(posted.headers.get("location"));
      const init = { headers: { cookie }, redirect: "manual" } as const;
      expectLogin((await fetch(`${shop().app.url}/api/checkout`, init)).headers.get("location"));
    });

    test("is refused while a page or its metadata is rendered", async () => {
      const { html, payload } = await readPage(`${shop().app.url}/checkout`, await retail());
      for (const text of [html, payload]) {
        expect(text.replaceAll("<!-- -->", "")).toMatch(new RegExp(`In a render: .*${noUrl}`));
        expect(text).toContain(`In the metadata: ${noUrl}.`);
        expect(text).not.toContain("/login/token/");
      }
    });

    test("is refused for a form of somebody else, and no answer or log holds the secrets", async () => {
      const { stamp } = await openForm(await signIn(shop().app, "wholesale@example.com"));
      const answer = await post("/api/checkout", await retail(), fieldsOf({ customerStamp: stamp }));
      expect(answer.status).toBe(500);
      expect(shop().app.log()).toContain("customer_changed");
      const texts = [await answer.text(), shop().app.log()];
      for (const text of texts)
        expect(holdsAny(text, [clientSecret, "packed-cart-secret", "/login/token/"])).toBe(false);
    });
  });
}
