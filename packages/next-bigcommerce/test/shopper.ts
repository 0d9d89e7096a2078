import type { RunningApp } from "./next-server.js";

/** Signs in at the fixture app and returns the cookie to send from then on. */
export async function signIn(app: RunningApp, email: string): Promise<string> {
  const body = JSON.stringify({ email, password: "emulator" });
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${app.url}/api/sign-in`, { method: "POST", headers, body });
  const [cookie] = response.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`Sign-in answered ${response.status}:\n${app.log()}`);
  return cookie.split(";", 1)[0] ?? "";
}

/** The HTML of a page and its RSC payload: all that a browser gets of it. */
export async function readPage(url: string, cookie = ""): Promise<{ html: string; payload: string }> {
  const read = async (headers: Record<string, string>) =>
    (await fetch(url, { headers: { cookie, ...headers } })).text();
  return { html: await read({}), payload: await read({ RSC: "1" }) };
}
