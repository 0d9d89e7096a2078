import type { Command } from "../command/command.js";

/** Says what is wrong with an app's set-up. */
export const doctorCommand: Command = {
  usage: [
    ["doctor [folder]", "find what is wrong with the app's set-up, before a page fails"],
    ["--offline", "send nothing: leave out what only the store can tell"],
    ["--operations", "check the app's GraphQL documents too"],
    ["--documents GLOB", "only those in these files, or in a folder"],
    ["--schema FILE", "the store's schema to check them with"],
    ["--token-kind KIND", "ask for a private or an impersonation token"],
    ["--redis-variable NAME", "the variable with the address of Redis"],
    ["--fix", "make the edits that are safe, and say which"],
    ["--json", "for programs: findings with stable ids"],
  ],
  options: {
    offline: { type: "boolean" },
    operations: { type: "boolean" },
    documents: { type: "string" },
    schema: { type: "string" },
    "token-kind": { type: "string" },
    "redis-variable": { type: "string" },
    fix: { type: "boolean" },
    json: { type: "boolean" },
  },
  run: async ({ positionals: [folder, ...rest], values }, context) => {
    const kind = values["token-kind"];
    const isKind = kind === undefined || kind === "private" || kind === "impersonation";
    if (rest.length > 0 || !isKind) return undefined;
    // Its parser is large, and no other command needs it.
    const { runDoctor } = await import("./doctor.js");
    return runDoctor(folder ?? context.folder, context, {
      isOffline: values.offline === true,
      withOperations: values.operations === true,
      isFixing: values.fix === true,
      asJson: values.json === true,
      tokenKind: kind,
      documents: textOf(values.documents),
      schema: textOf(values.schema),
      redisVariable: textOf(values["redis-variable"]),
    });
  },
};

const textOf = (value: string | boolean | undefined) => (typeof value === "string" ? value : undefined);
