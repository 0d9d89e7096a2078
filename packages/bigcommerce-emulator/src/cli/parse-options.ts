import { parseArgs } from "node:util";
import { nearName } from "../store/input/near-name.js";
import { optionDefinitions } from "./options.js";

const definitions = new Map<string, { readonly type: "string" | "boolean" }>(
  Object.entries(optionDefinitions),
);

/**
 * Of an option that is given twice the last counts: `npm run emulator -- --port 0` adds to what the script has.
 *
 * @throws Error saying what is wrong with the first option that is not as it should be, and how it is written.
 */
export function parseOptions(args: readonly string[]) {
  const config = { args: [...args], options: optionDefinitions };
  const { tokens } = parseArgs({ ...config, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === "option") checkOption(token);
    else throw new Error(strayArgument(token.kind === "positional" ? token.value : "--", args));
  }
  return parseArgs(config).values;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken): void {
  const definition = definitions.get(name);
  if (definition === undefined) throw new Error(unknownOption(name, rawName));
  if (definition.type === "boolean" && value !== undefined)
    throw new Error(`${rawName} takes no value: write ${rawName} alone.`);
  if (definition.type === "string") checkValue(rawName, value, inlineValue === true);
}

function checkValue(option: string, value: string | undefined, isInline: boolean): void {
  if (value === undefined) throw new Error(`${option} needs a value after it.`);
  // A shell leaves nothing of a variable that is not set.
  if (value.trim() === "") throw new Error(`${option} is empty. Give it a value, or leave it out.`);
  if (value.startsWith("-") && !isInline)
    throw new Error(
      `${option} needs a value, and ${value} looks like an option. If it is the value: ${option}=${value}`,
    );
}

function unknownOption(name: string, rawName: string): string {
  const near = nearName(name, [...definitions.keys()]);
  const hint = near === undefined ? "" : ` Did you mean --${near}?`;
  return `There is no option ${rawName}.${hint} bigcommerce-emulator --help lists them all.`;
}

function strayArgument(argument: string, args: readonly string[]): string {
  const rest = args.slice(args.indexOf(argument)).filter((word) => word !== "--");
  const command = rest[0] === "run" ? rest.slice(1) : rest;
  return `"${argument}" is not an option. To start a command with the emulator: bigcommerce-emulator run -- ${command.join(" ") || "npm run dev"}`;
}
