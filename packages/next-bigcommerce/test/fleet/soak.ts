// `pnpm run soak`: ten minutes of load over a BigCommerce that fails at random. Build both packages first.
import { parseArgs } from "node:util";
import { runSoak } from "./run-soak.ts";
import { findFaults } from "./soak-report.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "600" },
    rate: { type: "string", default: "240" },
    processes: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
  },
});

const summary = await runSoak({
  seconds: Number(values.seconds),
  requestsPerSecond: Number(values.rate),
  processes: Number(values.processes),
  seed: Number(values.seed),
  tokenLifetimeSeconds: 20,
  expiryMarginSeconds: 2,
  faults: 0.2,
  onTheWayMs: 500,
});
console.log(JSON.stringify(summary, null, 2));
const faults = findFaults(summary);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
