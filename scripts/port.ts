import { createServer } from "node:net";

/** The port named by an environment variable; an unset or blank one means the default. */
export function portFromEnvironment(
  name: string,
  fallback: number,
  environment: NodeJS.ProcessEnv = process.env,
): number {
  const text = environment[name]?.trim() || String(fallback);
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Error(
    `${name} is ${JSON.stringify(text)}, which is not a port. Set ${name} to a whole number from 1 to 65535.`,
  );
}

/** Throws, with the way out, when something listens on 127.0.0.1 at this port or the port may not be used. */
export async function assertPortFree(name: string, port: number): Promise<void> {
  const server = createServer();
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once("error", resolve);
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(null)));
  });
  if (!failure) return;
  const problem =
    failure.code === "EADDRINUSE" ? "is taken by another program" : `cannot be used (${failure.code})`;
  throw new Error(
    `Port ${port} ${problem}. Stop what listens there, or choose another: ${name}=${port + 100} npx pnpm@12 demo`,
  );
}
