import { otherNodes } from "../packages/next-bigcommerce/test/node-versions.ts";
import { browserSteps, buildStep } from "./repository-steps.ts";
import { runTier } from "./run-tier.ts";
import { vitestStep } from "./test-steps.ts";

const privateTokens = { E2E_TOKEN_KIND: "private" };
const development = ["secrets-in-development"];
const rounds = { E2E_ROUNDS: "15" };

await runTier([
  [[buildStep]],
  [
    [
      vitestStep("packed package on other platforms", { projects: ["platforms"] }),
      vitestStep("packed package: refused builds, next dev, Node, Bun and Workers", {
        projects: ["packed-long"],
      }),
    ],
    [
      ...otherNodes.map((version) =>
        vitestStep(`wire on Node ${version}`, { projects: ["wire"], env: { CLIENT_NODE: version } }),
      ),
      vitestStep("storefront under OpenTelemetry", { projects: ["e2e-long"], files: ["open-telemetry"] }),
      vitestStep("storefront under next dev", { projects: ["e2e-long"], files: development }),
      vitestStep("storefront under next dev, private tokens", {
        projects: ["e2e-long"],
        files: development,
        env: privateTokens,
      }),
      vitestStep("storefront whose mints fail", { projects: ["e2e-long"], files: ["mint-failures"] }),
      vitestStep("storefront whose mints fail, private tokens", {
        projects: ["e2e-long"],
        files: ["mint-failures"],
        env: privateTokens,
      }),
      ...browserSteps([
        { name: "init in new apps", options: { projects: ["init"] } },
        {
          name: "end to end, private tokens",
          options: { projects: ["e2e"], env: { ...privateTokens, ...rounds } },
        },
        {
          name: "axe",
          options: { projects: ["e2e-long"], files: ["accessible", "accessible-to-others"] },
        },
        {
          name: "text that was not sent, and names hard to show",
          options: { projects: ["e2e-long"], files: ["typed-text", "hard-names"] },
        },
        {
          name: "coming back from the checkout, forms in two tabs, and staff",
          options: {
            projects: ["e2e-long"],
            files: ["still-signed-in", "stale-forms", "stale-staff-forms", "staff", "staff-read-only"],
          },
        },
        {
          name: "outages, waits, wishlists, forgotten passwords, quick search, scan",
          options: {
            projects: ["e2e-long"],
            files: [
              "outage",
              "password-reset",
              "wishlists",
              "waiting",
              "wishlist-button",
              "quick-search",
              "scan",
            ],
          },
        },
        { name: "Lighthouse", options: { projects: ["e2e-long"], files: ["lighthouse"] } },
        {
          name: "15 rounds of two customers",
          options: { projects: ["e2e"], files: ["two-customers"], env: rounds },
        },
      ]),
    ],
  ],
]);
