import type { ChildProcess } from "node:child_process";

const relayed = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR2"] as const;
type Relayed = (typeof relayed)[number];
/** What a terminal sends to the command by itself; many programs take a second one for impatience. */
const ofTerminal: readonly Relayed[] = ["SIGINT", "SIGQUIT"];

/** Passes signals on to a command. One that comes before the command has started reaches it when it starts. */
export class SignalRelay {
  #child: ChildProcess | null = null;
  #early: Relayed | null = null;

  constructor() {
    for (const signal of relayed) process.on(signal, () => this.#pass(signal));
  }

  to(child: ChildProcess): void {
    this.#child = child;
    if (this.#early !== null) child.kill(this.#early);
  }

  #pass(signal: Relayed): void {
    if (this.#child === null) this.#early = signal;
    else if (!(process.stdin.isTTY && ofTerminal.includes(signal))) this.#child.kill(signal);
  }
}
