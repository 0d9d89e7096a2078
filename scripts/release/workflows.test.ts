import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { workspacePath } from "../workspace.ts";

const folder = workspacePath(".github/workflows");
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(`${folder}/${name}`, "utf8"),
}));
const read = (name: string) => workflows.find((workflow) => workflow.name === name)?.text ?? "";

/** The jobs of a workflow by name, each with its lines. */
function jobsOf(text: string): Record<string, string> {
  const [, jobs = ""] = text.split(/^jobs:\n/m);
  const parts = jobs.split(/^ {2}(?=\w[\w-]*:\n)/m).filter((part) => part.trim() !== "");
  return Object.fromEntries(parts.map((part) => [part.slice(0, part.indexOf(":")), part]));
}

const pinned = /^\s*(?:- )?uses: [\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

test.each(workflows)(
  "each action of $name is pinned by its commit, with the version beside it",
  ({ text }) => {
    const uses = text.split("\n").filter((line) => /^\s*(?:- )?uses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((line) => !pinned.test(line))).toEqual([]);
  },
);

test("one action has one commit, in all workflows", () => {
  const versions = new Map<string, Set<string>>();
  for (const [, action = "", commit = ""] of workflows.flatMap(({ text }) => [
    ...text.matchAll(/uses: ([\w.-]+\/[\w.-]+)\S*@([0-9a-f]{40})/g),
  ])) {
    versions.set(action, (versions.get(action) ?? new Set()).add(commit));
  }
  expect(versions.size).toBeGreaterThan(3);
  expect([...versions].filter(([, commits]) => commits.size > 1)).toEqual([]);
});

test("only the job that publishes can ask for a credential, and nothing else may be done there", () => {
  const release = read("release.yml");
  expect(release).toMatch(/^permissions: \{\}$/m);
  const jobs = jobsOf(release);
  expect(Object.keys(jobs)).toEqual(["select", "version", "pack", "publish"]);
  const withToken = Object.keys(jobs).filter((name) => jobs[name]?.includes("id-token: write"));
  expect(withToken).toEqual(["publish"]);
  expect(jobs.publish).toContain("--ignore-scripts");
  expect(jobs.publish).not.toMatch(/\bpnpm (?:run |exec )?build\b/);
});

test("no workflow uses a secret that is kept", () => {
  expect(
    workflows.filter(({ text }) => /\bsecrets\.|_authToken|NPM_TOKEN|NODE_AUTH_TOKEN/.test(text)),
  ).toEqual([]);
});

test("no checkout leaves a credential behind", () => {
  for (const { text } of workflows) {
    const checkouts = text.match(/actions\/checkout@/g) ?? [];
    expect(text.match(/persist-credentials: false/g)).toHaveLength(checkouts.length);
  }
});
