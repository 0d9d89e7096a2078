import { expect, test } from "vitest";
import { hideSecrets } from "./hide-secrets.js";

const patch = (...lines: string[]) =>
  ["====", "--- lib/session.ts", "+++ lib/session.ts of x", ...lines].join("\n");
const shown = (line: string) => hideSecrets(patch(line)).split("\n")[3];

test.each([
  ['-  password: "correct-horse-battery-staple",', '-  password: "…",'],
  ['-  password: "a phrase with blanks in it",', '-  password: "…",'],
  ["-  password: 'p@ss$w0rd!#^&*()long',", "-  password: '…',"],
  ["-const pem = `-----BEGIN PRIVATE KEY-----", "-const pem = `-----BEGIN PRIVATE KEY-----"],
  ["-MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj", "-…"],
  ["-// token: x9f3k2mm41qz77aab02h5w8ss6", "-// token: …"],
])("%s is shown as %s", (line, expected) => {
  expect(shown(line)).toBe(expected);
});

test.each([
  '-import { getSession } from "@/lib/authentication/session2";',
  '-} from "../../lib/authentication/session2";',
  '-  const mode = "lax";',
  '+  password: "from the template of ours",',
])("%s is shown as it is", (line) => {
  expect(shown(line)).toBe(line);
});

test("the names of the files are shown", () => {
  const title = "--- app/(auth)/very-long-name-of-a-folder-2/page.tsx";
  expect(hideSecrets(`====\n${title}\n+++ b`)).toContain(title);
});
