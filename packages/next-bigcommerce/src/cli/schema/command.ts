import { isBigCommerceError } from "../../errors.js";
import { readAppEnvironment } from "../app/env-file.js";
import type { Command, CommandContext, ExitStatus } from "../command/command.js";
import { fetchStoreSchema } from "./store-schema.js";

/** Writes the schema of the store. */
export const schemaCommand: Command = {
  usage: [
    ["schema > schema.graphql", "write the schema of your store, for code generation"],
    ["--token-kind private", "ask with a private token"],
  ],
  options: { "token-kind": { type: "string" } },
  run: async ({ positionals, values }, context) => {
    const kind = values["token-kind"];
    const isKind = kind === undefined || kind === "private" || kind === "impersonation";
    return positionals.length === 0 && isKind ? runSchema(kind, context) : undefined;
  },
};

async function runSchema(
  tokenKind: "private" | "impersonation" | undefined,
  context: CommandContext,
): Promise<ExitStatus> {
  try {
    const environment = await readAppEnvironment(context.folder, context.environment, context.tell);
    context.write(await fetchStoreSchema({ tokenKind }, environment));
    return 0;
  } catch (error) {
    if (!isBigCommerceError(error)) throw error;
    context.tell(`${error.code}: ${error.message}\n`);
    return 1;
  }
}
