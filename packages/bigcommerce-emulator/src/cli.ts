import { randomBytes } from "node:crypto";
import { type CommandLine, readCommandLine, type StartCommand } from "./cli/arguments.js";
import { describeFailure } from "./cli/failure.js";
import { usage } from "./cli/options.js";
import { startConnected } from "./cli/start.js";
import { type Connection, catalystVariables, dotenvLines, ownVariables } from "./state/variables.js";

async function main(): Promise<void> {
  const commandLine: CommandLine = readCommandLine(process.argv.slice(2));
  if (commandLine.kind === "help") console.log(usage);
  else if (commandLine.kind === "start") await start(commandLine);
  else await run(commandLine);
}

async function run(command: StartCommand): Promise<void> {
  // Only here: a plain start must not wait for what starts commands.
  const { runCommand } = await import("./cli/run-command.js");
  process.exitCode = await runCommand(command);
}

async function start(command: StartCommand): Promise<void> {
  const { connection, stop } = await startConnected(command);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
  console.log(startText(connection));
}

function startText(connection: Connection): string {
  const { url, caFile } = connection;
  const trust =
    caFile === null
      ? ""
      : `\nIts certificate is signed by an authority of its own, in ${caFile}\nNode reads NODE_EXTRA_CA_CERTS when it starts: set it in the shell, a .env file comes too late.\n`;
  const catalyst =
    caFile === null
      ? "# For Catalyst. Its client speaks https only: start with --https"
      : "# For Catalyst. The token is good until the emulator stops";
  return `BigCommerce emulator at ${url}
${trust}
Paste one of these two blocks into the .env file of your app.

# For next-bigcommerce
${dotenvLines(ownVariables(connection))}

${catalyst}
${dotenvLines({ ...catalystVariables(connection), AUTH_SECRET: randomBytes(32).toString("hex") })}
`;
}

main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
