import { onTestFinished } from "vitest";
import type { Emulator } from "../src/index.js";

interface ReceivedEvent {
  readonly event: string;
  readonly data: unknown;
}

/** What a page receives of the console's events. Ends with the test. */
export interface OpenEvents {
  readonly response: Response;
  readonly received: readonly ReceivedEvent[];
  /** Everything as it was sent. */
  text(): string;
  /** Resolves to true once the emulator has ended the stream. */
  readonly ended: Promise<true>;
  close(): void;
}

export async function openEvents(
  emulator: Emulator,
  headers: Record<string, string> = {},
): Promise<OpenEvents> {
  const leave = new AbortController();
  const close = () => leave.abort();
  onTestFinished(close);
  const response = await fetch(`${emulator.url}/__emulator/events`, { headers, signal: leave.signal });
  const received: ReceivedEvent[] = [];
  let text = "";
  const read = async () => {
    const pieces = response.body?.pipeThrough(new TextDecoderStream());
    let unread = "";
    for await (const piece of pieces ?? []) {
      text += piece;
      const parts = (unread + piece).split("\n\n");
      unread = parts.pop() ?? "";
      received.push(...parts.flatMap(readEvent));
    }
  };
  const ended = read().then(
    () => true as const,
    () => true as const,
  );
  return { response, received, text: () => text, ended, close };
}

function readEvent(part: string): ReceivedEvent[] {
  const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(part) ?? [];
  return event === undefined || data === undefined ? [] : [{ event, data: JSON.parse(data) }];
}
