import { expect, test } from "vitest";
import { doctor, plantApp, removePlantedApps } from "./app-folder.fixture.js";
import { type AppTree, healthyApps } from "./healthy-apps.fixture.js";

removePlantedApps();

/** Beside the store, which takes a network. */
const notChecked: Readonly<Record<string, readonly string[]>> = {
  withPrivateTokens: ["app.config"],
  onHost: ["variables.not-ignored"],
};

test.each(Object.entries<AppTree>(healthyApps))(
  "doctor finds nothing in the healthy app %s",
  async (name, tree) => {
    const { status, output, told } = await doctor(plantApp(tree), [], tree.environment);
    const ids = [...output.matchAll(/^ {2}([\w.-]+): /gm)].map(([, id]) => id);
    expect(ids).toEqual([...(notChecked[name] ?? []), "store"]);
    expect(output).toMatch(/^Not checked:\n(?: {2}.*\n)+\nNothing found\.\n$/);
    expect([status, told]).toEqual([0, ""]);
  },
);
