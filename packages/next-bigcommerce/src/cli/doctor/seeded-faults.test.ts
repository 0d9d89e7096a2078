import { expect, test } from "vitest";
import * as z from "zod/mini";
import { doctorKinds } from "../../../scripts/reference/doctor.ts";
import { doctor, plantApp, removePlantedApps } from "./app-folder.fixture.js";
import { seededCode } from "./seeded-code.fixture.js";
import { type SeededFault, withFault } from "./seeded-fault.fixture.js";
import { seededPlaces } from "./seeded-places.fixture.js";
import { seededValues } from "./seeded-values.fixture.js";
import { seededVersions } from "./seeded-versions.fixture.js";

const seededFaults = [...seededVersions, ...seededValues, ...seededPlaces, ...seededCode];

removePlantedApps();
const reportSchema = z.object({ findings: z.array(z.object({ id: z.string() })) });

test.each(seededFaults.map((seeded): [string, string, SeededFault] => [seeded.id, seeded.fault, seeded]))(
  "%s: %s is found, and nothing else",
  async (id, _, seeded) => {
    const tree = withFault(seeded);
    const folder = plantApp(tree);
    const { status, output } = await doctor(folder, [], tree.environment);
    const line = output.split("\n").find((one) => one.includes(`  ${id}  `)) ?? output;
    for (const words of seeded.says) expect(line).toContain(words);
    const { findings } = reportSchema.parse(
      JSON.parse((await doctor(folder, ["--json"], tree.environment)).output),
    );
    expect(findings.map((one) => one.id)).toEqual([id]);
    expect(status).toBe(1);
  },
);

test("every kind of finding that needs no network has a seeded fault", () => {
  const planted = new Set(seededFaults.map(({ id }) => id));
  // The one for Node cannot be planted: it is the Node that runs. And what git does not ignore is planted untracked.
  const elsewhere = ["versions.node", "variables.not-ignored"];
  const kinds = Object.values(doctorKinds).flatMap((group) => Object.keys(group));
  const ofNetwork = /^(?:store|storefront|shared-store|operations)\./;
  const unplanted = kinds.filter((id) => !planted.has(id) && !ofNetwork.test(id));
  expect(unplanted.sort()).toEqual(elsewhere.sort());
});
