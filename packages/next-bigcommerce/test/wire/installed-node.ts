import type { TestProject } from "vitest/node";
import { findNode } from "../runtimes/installed-runtime.ts";

/** Provides the Node for the client processes to run on: the one that CLIENT_NODE names, or this one. */
export default async function setup(project: TestProject): Promise<void> {
  const version = process.env.CLIENT_NODE;
  const node = version === undefined ? { program: process.execPath } : await findNode(version);
  if ("missing" in node) throw new Error(node.missing);
  project.provide("clientNode", node.program);
  project.provide("clientNodeVersion", version ?? process.versions.node);
}
