#!/usr/bin/env node
import { runCommand } from "./cli/command-line.js";

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await runCommand(process.argv.slice(2), {
  folder: process.cwd(),
  environment: process.env,
  nowMs: Date.now(),
  write: (text) => process.stdout.write(text),
  tell: (text) => process.stderr.write(text),
});
