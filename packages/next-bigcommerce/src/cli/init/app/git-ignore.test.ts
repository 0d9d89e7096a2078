import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { folder, prepareFolders, putFiles } from "../init.fixture.js";
import { addToGitIgnore, gitStateOf } from "./git-ignore.js";

prepareFolders();

const git = (...args: string[]) => execFileSync("git", args, { cwd: folder });

test.each([
  ["/node_modules\n.env*\n", "ignored"],
  ["# env\n.env*.local\r\n", "ignored"],
  ["/.env.local", "ignored"],
  [".env.local\n!.env.local\n", "exposed"],
  ["/node_modules\n", "exposed"],
  [".env\n", "exposed"],
])("in a repository and without one, %j leaves .env.local %s", async (text, state) => {
  putFiles({ ".gitignore": text });
  expect(await gitStateOf(".env.local", folder)).toBe(state);
  git("init", "--quiet");
  expect(await gitStateOf(".env.local", folder)).toBe(state);
});

test("the ignore file of a folder above counts", async () => {
  git("init", "--quiet");
  putFiles({ ".gitignore": ".env*", "apps/shop/package.json": "{}" });
  expect(await gitStateOf(".env.local", `${folder}/apps/shop`)).toBe("ignored");
});

test("a file that git has already is committed", async () => {
  putFiles({ ".env.local": "A=1" });
  git("init", "--quiet");
  git("add", ".env.local");
  expect(await gitStateOf(".env.local", folder)).toBe("committed");
});

test.each(["", "a", "a\n", ".env.local\n!.env.local\n"])(
  "after the addition to %j it is ignored",
  async (text) => {
    putFiles({ ".gitignore": addToGitIgnore(text, ".env.local") });
    git("init", "--quiet");
    expect(await gitStateOf(".env.local", folder)).toBe("ignored");
  },
);
