import semver from "semver";
import { describe, expect, it, test } from "vitest";
import type { InstalledPackage } from "../../app/installed.js";
import type { App } from "../project/app.js";
import { advisoriesOfNext, advisoriesOfReactServer } from "./advisories.js";
import { checkVersions } from "./check-versions.js";

test.each([...advisoriesOfNext, ...advisoriesOfReactServer])(
  "$name: its versions can be read",
  ({ versions }) => {
    expect(semver.validRange(versions)).not.toBeNull();
  },
);

const installedPackage = (name: string, version: string, nodeRange?: string): InstalledPackage => ({
  name,
  version,
  nodeRange,
  dependencies: [],
  folder: "/nowhere",
});

async function idsOf(nodeVersion: string, packages: readonly InstalledPackage[]) {
  const app: App = {
    folder: "/nowhere",
    environment: {},
    inherited: {},
    nowMs: 0,
    instances: [],
    envFiles: [],
    git: undefined,
    manifest: { dependencies: ["next"], nodeRange: undefined },
    installed: new Map(packages.map((one) => [one.name, one])),
    nodeVersion,
    modules: [],
    unparsed: [],
    config: undefined,
  };
  const { findings, notChecked } = await checkVersions(app);
  return [...findings, ...notChecked].map(({ id }) => id);
}

describe("Node", () => {
  const next = installedPackage("next", "16.4.6", ">=20.9.0");
  it.each([
    ["18.20.4", ["versions.node"]],
    ["20.8.1", ["versions.node"]],
    ["20.9.0", []],
    ["24.21.0", []],
    ["25.0.0-nightly", []],
  ])("%s: %j", async (version, ids) => {
    expect(await idsOf(version, [next])).toEqual(ids);
  });

  it("is too old if the session library says so", async () => {
    const session = installedPackage("iron-session", "9.0.1", ">=22.13.0");
    expect(await idsOf("20.20.2", [next, session])).toEqual(["versions.node"]);
    expect(await idsOf("22.13.0", [next, session])).toEqual([]);
  });
});

describe("Next", () => {
  it.each([
    ["14.2.35", ["versions.next-remote-code"]],
    ["15.5.23", ["versions.next-remote-code"]],
    ["15.5.24", ["versions.next-unsupported"]],
    ["15.5.25", []],
    ["16.0.0-canary.1", ["versions.next-remote-code"]],
    ["16.3.3", ["versions.next-unsupported"]],
    ["16.3.4", []],
    ["16.5.0-canary.38", []],
    ["17.0.0", ["versions.next-unsupported"]],
  ])("%s: %j", async (version, ids) => {
    expect(await idsOf("24.0.0", [installedPackage("next", version)])).toEqual(ids);
  });

  it("that is not installed is not checked", async () => {
    expect(await idsOf("24.0.0", [])).toEqual(["versions.next"]);
  });
});

it("React of a release that has no number is left alone", async () => {
  const next = installedPackage("next", "16.4.6");
  expect(await idsOf("24.0.0", [next, installedPackage("react", "0.0.0-experimental-1-20260101")])).toEqual(
    [],
  );
});
