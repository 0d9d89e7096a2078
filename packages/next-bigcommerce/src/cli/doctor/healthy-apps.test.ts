import { expect, test } from "vitest";
import { doctor, plantApp, removePlantedApps } from "./app-folder.fixture.js";
import { type AppTree, healthyApps } from "./healthy-apps.fixture.js";

removePlantedApps();

test.each(Object.entries<AppTree>(healthyApps))(
  "doctor finds nothing in the healthy app %s",
  async (_, tree) => {
    const { status, output, told } = await doctor(plantApp(tree), [], tree.environment);
    expect(output).toMatch(/^(?:Not checked:\n(?: {2}.*\n)+\n)?Nothing found\.\n$/);
    expect([status, told]).toEqual([0, ""]);
  },
);
