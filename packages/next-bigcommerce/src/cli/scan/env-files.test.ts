import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { folder, plant, plantCleanAppBeforeEach, scan } from "./scan.fixture.js";

plantCleanAppBeforeEach();

describe("scan", () => {
  it("takes its values from the app's .env files too, which git leaves out", async () => {
    execFileSync("git", ["init", "-q", folder]);
    plant(".gitignore", ".next\n.env*.local\n");
    plant(".env.local", "SESSION_SECRET='only-in-the-env-file'\n");
    expect((await scan()).status).toBe(0);
    plant("public/app.js", "only-in-the-env-file");
    expect((await scan()).output).toContain("public/app.js:1  the value of SESSION_SECRET");
  });

  it("in .env.test, which belongs in git, words are no secret, and what looks random is one", async () => {
    execFileSync("git", ["init", "-q", folder]);
    plant(".gitignore", ".next\n.env*.local\n");
    plant(".env.test", "SESSION_SECRET=test-session-secret-of-at-least-32-characters\n");
    expect((await scan()).status).toBe(0);
    plant(".env.test", "\nSESSION_SECRET=Zx81Qm27Lk90Pa46Tr35Vn72Bc58Hd13Yw64\n");
    expect((await scan()).output).toContain(".env.test:2  a value of SESSION_SECRET");
  });

  it("in an example, words that say what belongs there are no secret, and what looks random is one", async () => {
    execFileSync("git", ["init", "-q", folder]);
    plant(".gitignore", ".next\n.env*.local\n");
    const words = [
      "complex_password_at_least_32_characters_long",
      "openssl-rand-base64-32",
      "paste-token-here",
    ];
    plant(".env.example", words.map((value) => `SESSION_SECRET=${value}\n`).join(""));
    expect((await scan()).status).toBe(0);
    plant(".env.example", `A=1\nSESSION_SECRET=a-secret-${"Zx81Qm27Lk90Pa46"}\n`);
    expect((await scan()).output).toContain(".env.example:2  a value of SESSION_SECRET in an example");
  });

  describe("with the app's own Next", () => {
    // `${` in a template of ours would be a reference of ours.
    const reference = (name: string) => `$\{${name}}`.replace("\\", "");
    const privateKey = ["-----BEGIN KEY-----", "k3y-line-one", "k3y-line-two", "-----END KEY-----"].join(
      "\n",
    );
    beforeEach(() => {
      execFileSync("git", ["init", "-q", folder]);
      plant(".gitignore", ".next\nnode_modules\n.env*.local\n");
      mkdirSync(join(folder, "node_modules"));
      const next = dirname(createRequire(import.meta.url).resolve("next/package.json"));
      symlinkSync(next, join(folder, "node_modules/next"));
    });

    it.each(['"', "'"])("a value of several lines within %s is found", async (quote) => {
      plant(".env.local", `A=1\nSIGNING_PRIVATE_KEY=${quote}${privateKey}${quote}\n`);
      expect((await scan()).status).toBe(0);
      plant("public/app.js", `const key = ${JSON.stringify(privateKey)};`);
      plant("public/key.txt", `a\n${privateKey}`);
      const { output } = await scan();
      expect(output).toContain("public/app.js:1  the value of SIGNING_PRIVATE_KEY");
      expect(output).toContain("public/key.txt:2  the value of SIGNING_PRIVATE_KEY");
    });

    it("a value put together from another variable is found", async () => {
      plant(".env.local", `PART=first-half-7\nSERVICE_TOKEN=${reference("PART")}.second-half-8\n`);
      plant("public/app.js", "\nfirst-half-7.second-half-8");
      expect((await scan()).output).toContain("public/app.js:2  the value of SERVICE_TOKEN");
    });

    it("an own `.env.production` wins over `.env`, and what is set wins over both", async () => {
      plant(".env", `MY_SECRET=of-the-plain-file\nSERVICE_SECRET=is-set-otherwise\n`);
      plant(".env.production", "MY_SECRET=of-the-production-file\n");
      plant(".gitignore", ".next\nnode_modules\n.env*\n");
      plant("public/app.js", "of-the-plain-file is-set-otherwise");
      expect((await scan()).status).toBe(0);
      plant("public/app.js", "of-the-production-file");
      expect((await scan()).output).toContain("public/app.js:1  the value of MY_SECRET");
    });

    it("the process's own environment stays as it is", async () => {
      const before = { ...process.env };
      plant(".env.local", "ONLY_HERE_SECRET=of-the-local-file\n");
      await scan();
      expect({ ...process.env }).toEqual(before);
    });
  });

  it("without a Next that can be loaded, the .env files are read all the same, and it says how", async () => {
    // Found before any other that the test's own process could load.
    plant("node_modules/next/package.json", "{}");
    plant("node_modules/@next/env/package.json", '{"main":"missing.js"}');
    plant(".env.local", "SESSION_SECRET='only-in-the-env-file'\n");
    plant("public/app.js", "only-in-the-env-file");
    const { output } = await scan();
    expect(output).toContain(`Next is not installed in ${folder}. The .env files are read without it`);
    expect(output).toContain("public/app.js:1  the value of SESSION_SECRET");
  });

  it("of a value of several lines that git would add, the line of its name is reported", async () => {
    execFileSync("git", ["init", "-q", folder]);
    plant(".gitignore", ".next\n");
    const key = "-----BEGIN KEY-----\nOTHER=1\n-----END KEY-----";
    plant(
      ".env",
      `A=1 # one\n\n# PASSWORD=none\nexport SIGNING_PRIVATE_KEY="${key}"\nSTAFF_PASSWORD=the-horse-battery#x\n`,
    );
    const { output } = await scan();
    expect(output).toContain(".env:4  a value of SIGNING_PRIVATE_KEY in a file that git would add");
    expect(output).toContain(".env:7  a value of STAFF_PASSWORD in a file that git would add");
    expect(output).toContain(", 2 findings.");
  });

  it("an .env file that git would add is found, one that it ignores is not", async () => {
    execFileSync("git", ["init", "-q", folder]);
    plant(".gitignore", ".next\n");
    plant(".env", `STAFF_PASSWORD=${"the-horse-battery"}\nOTHER_SECRET=${"$"}{STAFF_PASSWORD}\n`);
    expect((await scan()).output).toContain(".env:1  a value of STAFF_PASSWORD in a file that git would add");
    plant(".gitignore", ".next\n.env\n");
    expect((await scan()).status).toBe(0);
  });
});
