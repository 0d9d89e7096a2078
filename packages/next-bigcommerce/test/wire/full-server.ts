import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("./full-server.mjs", import.meta.url));
// The system keeps one connection more than asked for waiting, and lets all others knock again after a second.
const waitingConnections = 2;

/** A server too busy to accept a connection, until it is asked what came. */
export class FullServer {
  readonly #child: ChildProcess;
  readonly #waiting: Socket[];
  readonly url: string;

  private constructor(child: ChildProcess, port: number, waiting: Socket[]) {
    this.#child = child;
    this.#waiting = waiting;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(): Promise<FullServer> {
    const child = fork(script);
    const [port] = await once(child, "message");
    child.kill("SIGSTOP");
    const waiting = Array.from({ length: waitingConnections }, () => connect(port, "127.0.0.1"));
    await Promise.all(waiting.map((socket) => once(socket, "connect")));
    return new FullServer(child, port, waiting);
  }

  /** Lets the connections in that knock again; returns how many came, and how many requests came over them. */
  async letIn(): Promise<{ connections: number; requests: number }> {
    this.#child.kill("SIGCONT");
    await sleep(2000);
    const answer = once(this.#child, "message");
    this.#child.send("what came?");
    const [{ connections, requests }] = await answer;
    // Those that waited before are of this class.
    return { connections: connections - waitingConnections, requests };
  }

  async stop(): Promise<void> {
    for (const socket of this.#waiting) socket.destroy();
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }
}
