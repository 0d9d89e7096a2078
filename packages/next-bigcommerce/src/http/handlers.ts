import { type Abort, Exchange } from "./exchange.js";

/** Makes of an exchange what a dispatcher of undici 5 to 7 notifies. */
export class OldHandler extends Exchange {
  onConnect(abort: Abort, context?: Context): void {
    this.begin(abort, isRedirected(context));
  }

  onHeaders(status: number, lines: HeaderLines): boolean {
    this.readHead(status, (name) => findLine(lines, name));
    return true;
  }

  onData(chunk: Uint8Array): boolean {
    this.readChunk(chunk);
    return true;
  }

  onComplete(): void {
    this.finish();
  }

  onError(cause: unknown): void {
    this.fail(cause);
  }

  onUpgrade(status: number, _lines: unknown, socket: Socket): void {
    this.fail(refuseUpgrade(status, socket));
  }
}

/** The same since undici 8. An object must not have both sets of methods. */
export class NewHandler extends Exchange {
  onRequestStart(controller: Controller, context?: Context): void {
    this.begin((reason) => controller.abort(reason), isRedirected(context));
  }

  onResponseStart(_controller: unknown, status: number, headers: HeaderRecord): void {
    this.readHead(status, (name) => joinValues(headers[name]));
  }

  onResponseData(_controller: unknown, chunk: Uint8Array): void {
    this.readChunk(chunk);
  }

  onResponseEnd(): void {
    this.finish();
  }

  onResponseError(_controller: unknown, cause: unknown): void {
    this.fail(cause);
  }

  onRequestUpgrade(_controller: unknown, status: number, _headers: unknown, socket: Socket): void {
    this.fail(refuseUpgrade(status, socket));
  }
}

/** What an interceptor tells of a request that it sends again. */
interface Context {
  /** The addresses that redirected it. */
  readonly history?: readonly unknown[] | undefined;
}

const isRedirected = (context: Context | undefined) => (context?.history?.length ?? 0) > 0;

interface Controller {
  abort(reason: Error): void;
}

interface Socket {
  destroy(): unknown;
}

/** Names and values by turns, as they came. */
type HeaderLines = readonly (Buffer | string)[];
type HeaderRecord = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The few headers that are read are looked for in the lines: a map of all of them would cost more. */
function findLine(lines: HeaderLines, wanted: string): string | undefined {
  let found: string | undefined;
  for (let index = 0; index < lines.length; index += 2) {
    const name = lines[index] ?? "";
    if (name.length !== wanted.length || toLatin1(name).toLowerCase() !== wanted) continue;
    const value = toLatin1(lines[index + 1] ?? "");
    found = found === undefined ? value : `${found}, ${value}`;
  }
  return found;
}

function toLatin1(text: Buffer | string): string {
  return typeof text === "string" ? text : text.toString("latin1");
}

function joinValues(value: HeaderRecord[string]): string | undefined {
  return value === undefined || typeof value === "string" ? value : value.join(", ");
}

function refuseUpgrade(status: number, socket: Socket): Error {
  socket.destroy();
  return new Error(`The server switched to another protocol (${status})`);
}
