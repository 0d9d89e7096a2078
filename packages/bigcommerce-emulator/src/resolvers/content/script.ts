import type { StoredScript } from "../../store/content.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { connection, type PageArguments } from "../common/connection.js";

export interface ScriptArguments extends PageArguments {
  readonly filters?: {
    readonly visibilities?: readonly StoredScript["visibility"][] | null;
    readonly consentCategories?: readonly StoredScript["consentCategory"][] | null;
    readonly location?: StoredScript["location"] | null;
  } | null;
}

/** The scripts of the control panel's script manager. */
export function scriptConnection({ data }: StorefrontContext, args: ScriptArguments) {
  const { visibilities, consentCategories, location } = args.filters ?? {};
  const chosen = [...data.scripts.values()].filter(
    (script) =>
      (!visibilities?.length || visibilities.includes(script.visibility)) &&
      (!consentCategories?.length || consentCategories.includes(script.consentCategory)) &&
      (!location || location === script.location),
  );
  return connection(chosen, args, ({ kind, integrityHashes, ...script }) => ({
    __typename: kind === "src" ? "SrcScript" : "InlineScript",
    ...script,
    integrityHashes: integrityHashes.map((hash) => ({ hash })),
  }));
}
