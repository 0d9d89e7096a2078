import type { Command } from "../command/command.js";

/** Says what is wrong with an app's set-up. */
export const doctorCommand: Command = {
  usage: [
    ["doctor [folder]", "find what is wrong with the app's set-up, before a page fails"],
    ["--offline", "send nothing: leave out what only the store can tell"],
    ["--operations", "check the app's GraphQL documents against the store's schema too"],
    ["--fix", "make the edits that are safe, and say which"],
    ["--json", "for programs: findings with stable ids"],
  ],
  options: {
    offline: { type: "boolean" },
    operations: { type: "boolean" },
    fix: { type: "boolean" },
    json: { type: "boolean" },
  },
  run: async ({ positionals: [folder, ...rest], values }, context) => {
    if (rest.length > 0) return undefined;
    // Its parser is large, and no other command needs it.
    const { runDoctor } = await import("./doctor.js");
    const { offline, operations, fix, json } = values;
    return runDoctor(folder ?? context.folder, context, {
      isOffline: offline === true,
      withOperations: operations === true,
      isFixing: fix === true,
      asJson: json === true,
    });
  },
};
