#!/usr/bin/env node
import { runCommand } from "./cli/command-line.js";

process.exitCode = await runCommand(process.argv.slice(2), {
  folder: process.cwd(),
  environment: process.env,
  nowMs: Date.now(),
  write: (text) => process.stdout.write(text),
  tell: (text) => process.stderr.write(text),
});
