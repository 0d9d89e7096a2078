import { describe, expect, it } from "vitest";
import { drawnForm, sendDrawn } from "./drawn-form.js";
import { openShop } from "./open-shop.js";
import { signIn } from "./shopper.js";

const { shop } = await openShop();
const noor = await signIn(shop, "wholesale");

describe.each([
  ["/account/addresses/501", "address-501"],
  ["/account/addresses/501", "delete-address-501"],
  ["/account/wishlists/33", "wishlist-33"],
  ["/account/wishlists/33", "share-wishlist-33"],
  ["/account/wishlists/33", "delete-wishlist-33"],
  ["/account/wishlists/33", "remove-308"],
])("on %s, the form %s", (path, name) => {
  it.each(['"abc"', "-5", "1.5", "null", '{"a":1}'])(
    "that is bound to %s is refused as a form",
    async (id) => {
      const page = await (await fetch(shop.url + path, { headers: { cookie: noor.cookie } })).text();
      const form = drawnForm(page, path, name);
      const hidden = form.hidden.map(
        ([field, value]) =>
          [field, /^\$ACTION_\d+:1$/.test(field) ? value.replace(/\d+/, () => id) : value] as const,
      );
      const response = await sendDrawn(shop, { ...form, hidden }, noor);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain("This form is broken, and nothing was changed.");
    },
  );
});
