import { expect, test } from "vitest";
import * as z from "zod/mini";
import { doctorKinds } from "../../../scripts/reference/doctor.ts";
import { doctor, plantApp, removePlantedApps } from "./app-folder.fixture.js";
import { seededByName } from "./seeded-by-name.fixture.js";
import { seededCode } from "./seeded-code.fixture.js";
import { type SeededFault, withFault } from "./seeded-fault.fixture.js";
import { seededPlaces } from "./seeded-places.fixture.js";
import { seededValues } from "./seeded-values.fixture.js";
import { seededVersions } from "./seeded-versions.fixture.js";

const seededFaults = [...seededVersions, ...seededValues, ...seededPlaces, ...seededCode, ...seededByName];

removePlantedApps();
const findingSchema = z.object({
  id: z.string(),
  problem: z.string(),
  why: z.string(),
  todo: z.string(),
  file: z.optional(z.string()),
  line: z.optional(z.number()),
});
const reportSchema = z.object({ findings: z.array(findingSchema) });

test.each(seededFaults.map((seeded): [string, string, SeededFault] => [seeded.id, seeded.fault, seeded]))(
  "%s: %s is found, and nothing else",
  async (id, _, seeded) => {
    const tree = withFault(seeded);
    const { status, output } = await doctor(plantApp(tree), ["--json"], tree.environment);
    const { findings } = reportSchema.parse(JSON.parse(output));
    expect(findings.map((one) => one.id)).toEqual([id]);
    const said = findings.map((it) => `${it.file}:${it.line} ${it.problem} ${it.why} ${it.todo}`).join();
    for (const words of seeded.says) expect(said).toContain(words);
    expect(status).toBe(1);
  },
);

test("every kind of finding that needs no network has a seeded fault", () => {
  const planted = new Set(seededFaults.map(({ id }) => id));
  // The one for Node cannot be planted: it is the Node that runs. And what git does not ignore is planted untracked.
  const elsewhere = ["versions.node", "variables.not-ignored"];
  const kinds = Object.values(doctorKinds).flatMap((group) => Object.keys(group));
  const ofNetwork = /^(?:store|channel|storefront|shared-store|operations)\./;
  const unplanted = kinds.filter((id) => !planted.has(id) && !ofNetwork.test(id));
  expect(unplanted.sort()).toEqual(elsewhere.sort());
});
