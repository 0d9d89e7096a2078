import { expect, it } from "vitest";
import { openShop } from "./open-shop.js";
import { tokenKind } from "./shop.js";

const { shop } = await openShop();

/** Nobody can act as a customer with a private token. */
it.runIf(tokenKind === "private")(
  "with private tokens there is no staff desk, and its forms go nowhere",
  async () => {
    expect((await fetch(`${shop.url}/staff`)).status).toBe(404);
    for (const door of ["sign-in", "enter", "mode", "leave", "sign-out"]) {
      const fields = {
        email: "staff@example.com",
        password: "emulator-staff",
        customer: "1043",
        reason: "x",
      };
      const headers = { origin: shop.url, "sec-fetch-site": "same-origin" };
      const body = new URLSearchParams(fields);
      const answer = await fetch(`${shop.url}/staff/${door}`, {
        method: "POST",
        redirect: "manual",
        headers,
        body,
      });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []]);
    }
  },
);
