// What the benchmarks use of it; the package brings no types.
declare module "autocannon" {
  import type { EventEmitter } from "node:events";

  interface Options {
    readonly url: string;
    readonly connections: number;
    readonly headers?: Readonly<Record<string, string>>;
    /** Seconds. */
    readonly duration: number;
    /** Seconds until a request counts as timed out. */
    readonly timeout?: number;
    /** Called with one connection, which emits `request` before each request and `headers` at its first byte. */
    readonly setupClient?: (client: EventEmitter) => void;
    readonly verifyBody?: (body: string) => boolean;
  }

  interface Result {
    readonly "2xx": number;
    readonly non2xx: number;
    readonly errors: number;
    readonly timeouts: number;
    readonly mismatches: number;
    /** Seconds. */
    readonly duration: number;
  }

  export default function autocannon(options: Options): Promise<Result>;
}
