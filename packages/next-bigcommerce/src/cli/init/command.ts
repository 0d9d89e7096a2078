import type { Command, CommandArguments } from "../command/command.js";

/** Adds to a Next app what a customer's first page needs. */
export const initCommand: Command = {
  usage: [
    ["init", "add sign-in, orders and settings to the Next app in this folder"],
    ["--yes", "ask nothing: take the defaults"],
    ["--emulator", "begin with the local BigCommerce, not a store of yours"],
    ["--token-kind private", "private tokens, not customer impersonation tokens"],
    ["--graphql-route", "a route for client components too"],
    ["--packages FOLDER", "install the tarballs in this folder, not from the registry"],
    ["--dry-run", "only show what would be written"],
  ],
  options: {
    yes: { type: "boolean", short: "y" },
    emulator: { type: "boolean" },
    "token-kind": { type: "string" },
    "graphql-route": { type: "boolean" },
    packages: { type: "string" },
    "dry-run": { type: "boolean" },
  },
  run: async ({ positionals, values }, context) => {
    const tokenKind = values["token-kind"];
    const isKind = tokenKind === undefined || tokenKind === "private" || tokenKind === "impersonation";
    if (positionals.length > 0 || !isKind) return undefined;
    // Loaded when it is used: the other commands start without it.
    const { runInit } = await import("./run.js");
    return runInit({ ...flags(values), tokenKind, packages: textOf(values.packages) }, context);
  },
};

const flags = (values: CommandArguments["values"]) => ({
  yes: values.yes === true,
  dryRun: values["dry-run"] === true,
  emulator: values.emulator === true ? true : undefined,
  graphqlRoute: values["graphql-route"] === true ? true : undefined,
});

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);
