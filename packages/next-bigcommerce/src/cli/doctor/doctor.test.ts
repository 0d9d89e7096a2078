import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { doctor, plant, plantApp, removePlantedApps } from "./app-folder.fixture.js";
import { accessToken, healthyApps, serviceSecret } from "./healthy-apps.fixture.js";
import { seededCode } from "./seeded-code.fixture.js";
import { withFault } from "./seeded-fault.fixture.js";
import { seededValues } from "./seeded-values.fixture.js";

removePlantedApps();
const { withSrc, onHost, forStaff } = healthyApps;
const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

describe("the exit status", () => {
  it("is 2 for a folder without a Next app, and says so", async () => {
    const empty = mkdtempSync(join(tmpdir(), "doctor-"));
    try {
      for (const manifest of [undefined, "{}", "no json"]) {
        if (manifest !== undefined) writeFileSync(join(empty, "package.json"), manifest);
        const { status, output, told } = await doctor(empty);
        expect([status, output]).toEqual([2, ""]);
        expect(told).toContain("has no package.json with next in it");
      }
    } finally {
      rmSync(empty, { recursive: true });
    }
  });

  it.each([[["a", "b"]], [["--token-kind", "simple"]], [["--no-such"]]])(
    "is 2 for %j, with the help",
    async (args) => {
      const { status, told } = await doctor("/nowhere", args);
      expect(status).toBe(2);
      expect(told).toContain("doctor [folder]");
    },
  );

  it("is that of the folder that is named", async () => {
    const folder = plantApp(onHost);
    const { status, output } = await doctor(tmpdir(), [folder], onHost.environment);
    expect([status, output.endsWith("Nothing found.\n")]).toEqual([0, true]);
  });
});

describe("the output", () => {
  it("as JSON has a version, and the findings with ids, places and whether --fix mends them", async () => {
    const folder = plantApp(withSrc);
    plant(
      folder,
      ".env.local",
      `BIGCOMMERCE_STORE_HASH='"abc123"'\n${read(folder, ".env.local").replace(/^.*\n/, "")}`,
    );
    const { output } = await doctor(folder, ["--json"]);
    expect(JSON.parse(output)).toEqual({
      version: 1,
      findings: [
        {
          id: "variables.quoted",
          severity: "error",
          problem: "BIGCOMMERCE_STORE_HASH is in quotes.",
          why: "The first request fails with `configuration_invalid`.",
          todo: "Remove them: `docker --env-file`, for example, keeps quotes as part of a value.",
          file: ".env.local",
          line: 1,
          fixable: true,
        },
      ],
      notChecked: [{ id: "store", reason: "--offline was given." }],
      facts: [],
      fixed: [],
    });
  });

  it("has a line for each finding, errors first, and no control characters", async () => {
    const folder = plantApp(withSrc);
    plant(
      folder,
      "tsconfig.json",
      '{ "compilerOptions": { "moduleResolution": "node", "paths": { "@/*": ["./src/*"] } } }',
    );
    plant(folder, "next.config.ts", 'export default { output: "export" };');
    const lines = (await doctor(folder)).output.split("\n");
    expect(lines[0]).toMatch(/^error {4}app\.output-export {2}next\.config\.ts:1 {2}/);
    expect(lines[1]).toMatch(/^warning {2}app\.module-resolution {2}tsconfig\.json {2}/);
    expect(lines.at(-2)).toBe("1 error, 1 warning.");
    expect(lines.join("")).not.toMatch(/\p{Cc}/u);
  });

  const known = [
    "STORE_HASH",
    "ACCESS_TOKEN",
    "CHANNEL_ID",
    "API_URL",
    "STOREFRONT_URL",
    "TRUSTED_PROXY_SECRET",
  ];
  const others = ["CLIENT_ID", "CLIENT_SECRET", "CUSTOMER_IMPERSONATION_TOKEN", "STOREFRONT_TOKEN"];
  const names = [
    ...[...known, ...others].map((name) => `BIGCOMMERCE_${name}`),
    ...["SESSION_SECRET", "STAFF_SESSION_SECRET", "SERVICE_SECRET", "SERVICE_SECRET_OLD", "STAFF_PASSWORD"],
    ...["NEXT_PUBLIC_BIGCOMMERCE_ACCESS_TOKEN", "NEXT_PUBLIC_BUILD", "REDIS_URL", "AUTH_SECRET"],
  ];
  /** As it is, and in what it may be pasted with. */
  const pastedAs: readonly ((secret: string) => string)[] = [
    (secret) => secret,
    (secret) => `'"${secret}"'`,
    (secret) => `"${secret} # staging"`,
    (secret) => `"Bearer ${secret}"`,
    (secret) => `https://user:${secret}@api.example.com/${secret}?token=${secret}`,
    (secret) => `\${${secret}}`,
    (secret) => `BIGCOMMERCE_ACCESS_TOKEN=${secret}`,
    (secret) => `${secret},`,
  ];

  it.each(pastedAs.map((paste) => paste("…")))(
    "never has a secret in it: one in every variable, as %s",
    async (form) => {
      const secrets = names.map((name, index) => `zq7${name.length}${index}w4ktr9vxs2mpe6ylu8n`);
      const lines = names
        .map((name, index) => `${name}=${form.replaceAll("…", secrets[index] ?? "")}\n`)
        .join("");
      const folder = plantApp({ ...forStaff, environment: {} });
      plant(
        folder,
        "next.config.mjs",
        "export default { env: { A: process.env.SERVICE_SECRET }, output: 'standalone' };",
      );
      for (const file of [".env", ".env.local", ".env.production", ".env.example", ".env.development"])
        plant(folder, file, lines);
      execFileSync("git", ["-C", folder, "add", ".env", ".env.production"]);
      for (const args of [[], ["--json"], ["--fix"]]) {
        const { status, output, told } = await doctor(folder, args);
        expect(status).toBe(1);
        const shown = names.filter((_, index) =>
          `${output}${told}`.toLowerCase().includes(secrets[index] ?? ""),
        );
        expect(shown).toEqual([]);
        expect(output.length).toBeGreaterThan(1000);
      }
    },
  );
});

describe("--fix", () => {
  const fixable = [...seededValues, ...seededCode].filter(
    ({ id, environment }) =>
      ["variables.quoted", "app.external-package"].includes(id) && environment === undefined,
  );

  it.each(fixable.map((seeded): [string, (typeof fixable)[number]] => [seeded.fault, seeded]))(
    "mends %s, says so, and finds nothing the second time",
    async (_, seeded) => {
      const folder = plantApp(withFault(seeded));
      const first = await doctor(folder, ["--fix"]);
      expect([first.status, first.output.match(/^fixed /gm)?.length]).toEqual([0, 1]);
      const second = await doctor(folder, ["--fix"]);
      expect([second.status, second.output.match(/^fixed /gm)]).toEqual([0, null]);
    },
  );

  it("takes the quotes away and leaves the rest of the file as it is", async () => {
    const folder = plantApp(withSrc);
    const healthy = read(folder, ".env.local");
    plant(folder, ".env.local", healthy.replace(accessToken, `\u201c${accessToken}\u201d`));
    expect((await doctor(folder, ["--fix"])).status).toBe(0);
    expect(read(folder, ".env.local")).toBe(healthy);
  });

  it("leaves alone what is more than one safe edit", async () => {
    const folder = plantApp(withSrc);
    const odd = read(folder, ".env.local").replace(accessToken, `'"${accessToken}" # of "staging"'`);
    plant(folder, ".env.local", odd);
    expect((await doctor(folder, ["--fix"])).status).toBe(1);
    expect(read(folder, ".env.local")).toBe(odd);
  });

  it("leaves a list alone that has a name and may be used for more", async () => {
    const folder = plantApp(withSrc);
    const shared = `const own = ["next-bigcommerce"];
export default { serverExternalPackages: own, transpilePackages: own };`;
    plant(folder, "next.config.ts", shared);
    expect((await doctor(folder, ["--fix"])).status).toBe(1);
    expect(read(folder, "next.config.ts")).toBe(shared);
  });

  it("adds a file with secrets to .gitignore, also where there is none", async () => {
    const folder = plantApp(forStaff);
    for (const before of ["node_modules", undefined]) {
      if (before === undefined) rmSync(join(folder, ".gitignore"));
      else plant(folder, ".gitignore", before);
      plant(folder, ".env.local", `SERVICE_SECRET=${serviceSecret}\n`);
      const found = await doctor(folder, [], forStaff.environment);
      expect(found.output).toMatch(/^error {4}variables\.not-ignored {2}\.env\.local:1 /);
      expect((await doctor(folder, ["--fix"], forStaff.environment)).status).toBe(0);
      expect(read(folder, ".gitignore")).toBe(`${before === undefined ? "" : `${before}\n`}.env.local\n`);
    }
  });

  it("leaves a file that is not in UTF-8 as it is, byte for byte", async () => {
    const folder = plantApp(withSrc);
    const path = join(folder, ".env.local");
    const quoted = read(folder, ".env.local").replace(accessToken, `'"${accessToken}"'`);
    const bytes = Buffer.from(`# cl\u00e9\n${quoted}`, "latin1");
    writeFileSync(path, bytes);
    const { status, output } = await doctor(folder, ["--fix"]);
    expect(output).toContain("variables.quoted");
    expect([status, readFileSync(path).equals(bytes)]).toEqual([1, true]);
  });

  it("a place that cannot be written is left, and its finding stays", async () => {
    const folder = plantApp(forStaff);
    rmSync(join(folder, ".gitignore"));
    mkdirSync(join(folder, ".gitignore"));
    plant(folder, ".env.local", `SERVICE_SECRET=${serviceSecret}\n`);
    const { status, output } = await doctor(folder, ["--fix"], forStaff.environment);
    expect([status, output.match(/^fixed /gm)]).toEqual([1, null]);
    expect(output).toContain("variables.not-ignored");
  });

  it("changes no file of a healthy app", async () => {
    const folder = plantApp(withSrc);
    const status = () =>
      execFileSync("git", ["-C", folder, "status", "--porcelain=v1"], { encoding: "utf8" });
    const before = status();
    const { output } = await doctor(folder, ["--fix", "--json"]);
    expect(z.looseObject({ fixed: z.array(z.string()) }).parse(JSON.parse(output)).fixed).toEqual([]);
    expect(status()).toBe(before);
    expect(existsSync(join(folder, ".next"))).toBe(false);
  });
});

it("no code of the app is run", async () => {
  const folder = plantApp(withSrc);
  const trap = (path: string) =>
    `require("node:fs").writeFileSync(${JSON.stringify(join(folder, path))}, "");`;
  plant(folder, "next.config.js", `${trap("ran-1")} module.exports = {};`);
  plant(folder, "src/lib/trap.ts", `${trap("ran-2")} import "next-bigcommerce";`);
  plant(folder, "instrumentation.ts", trap("ran-3"));
  expect((await doctor(folder)).status).toBe(0);
  expect([1, 2, 3].filter((n) => existsSync(join(folder, `ran-${n}`)))).toEqual([]);
});
