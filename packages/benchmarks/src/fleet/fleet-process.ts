// One process of a fleet: ready once it has loaded everything, then reads its token so often at once as it is told.
import { z } from "zod";
import { readEnv } from "../upstream/emulator-settings.ts";
import { fleetKindSchema } from "./fleet-kind.ts";
import { createFleetReader } from "./fleet-reader.ts";

const commandSchema = z.object({ reads: z.number() });
const read = await createFleetReader(fleetKindSchema.parse(readEnv("FLEET_KIND")));

process.once("message", async (message) => {
  const { reads } = commandSchema.parse(message);
  const results = await Promise.allSettled(Array.from({ length: reads }, read));
  const failures = results.filter(({ status }) => status === "rejected").length;
  process.send?.({ failures });
});
process.once("disconnect", () => process.exit(0));
process.send?.("ready");
