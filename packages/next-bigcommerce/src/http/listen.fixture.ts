import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";

const servers: Server[] = [];

/** A server's URL. */
export async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/graphql`;
}

/** A URL where connections are refused. */
export async function refusingUrl(): Promise<string> {
  const url = await listen(() => {});
  const closed = servers.pop();
  await new Promise((resolve) => closed?.close(resolve));
  return url;
}

/** For the calling test file. A call, since test files share this module. */
export function stopServersAfterEach(): void {
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
}
