import { cookiesOf, hiddenFieldsOf, post, postAction } from "./http-form.js";
import type { Shop } from "./shop.js";
import { emails, visit } from "./shopper.js";

/** Not by way of the sign-in page, which names the customers of the demo. */
export async function isSignedIn(shop: Shop, cookie: string): Promise<boolean> {
  const page = await fetch(`${shop.url}/account/profile`, { headers: { cookie }, redirect: "manual" });
  return (await page.text()).includes(emails.retail);
}

/** Sends the form of a profile page that was drawn before. */
export const sendNewPassword = (shop: Shop, cookie: string, profile: string): Promise<Response> => {
  const hidden = hiddenFieldsOf(profile, "currentPassword");
  const passwords = { ...hidden, currentPassword: "emulator", newPassword: "another-password-1" };
  return postAction(shop, "/account/profile", passwords, cookie);
};

export const changePassword = async (shop: Shop, cookie: string) =>
  sendNewPassword(shop, cookie, await visit(shop, cookie).read("/account/profile"));

export const signInWith = (shop: Shop, password: string) =>
  post(shop, "/login/submit", { email: emails.retail, password, next: "/account" });
/** The session that a response begins or renews, as a cookie. */
export const sessionOf = (response: Response) => `shop_session=${cookiesOf(response).get("shop_session")}`;
