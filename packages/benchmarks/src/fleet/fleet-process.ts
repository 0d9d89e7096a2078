// One process of a fleet: ready once it has loaded everything, then reads its token so often at once as it is told.
import { z } from "zod";
import { readEnv } from "../upstream/emulator-settings.ts";
import { createFleetReader } from "./fleet-reader.ts";

const kind = z.enum(["shared Redis", "each by itself", "module variable"]).parse(readEnv("FLEET_KIND"));
const commandSchema = z.object({ reads: z.number() });
const read = await createFleetReader(kind, process.env.FLEET_REDIS_URL);

process.once("message", async (message) => {
  const { reads } = commandSchema.parse(message);
  const results = await Promise.allSettled(Array.from({ length: reads }, read));
  const failures = results.filter(({ status }) => status === "rejected").length;
  process.send?.({ failures });
});
process.once("disconnect", () => process.exit(0));
process.send?.("ready");
