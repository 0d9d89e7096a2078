// Loaded by Node before the program of `bigcommerce-emulator run --allow-host …`: connections to an allowed host, or to
// a store's name below it, go to the emulator, so that a client whose URLs are fixed reaches it. The client still asks
// for the host by name, and checks the certificate for it.
import { Socket } from "node:net";

const { searchParams } = new URL(import.meta.url);
const emulator = new URL(searchParams.get("to") ?? "http://127.0.0.1");
const hosts = searchParams.getAll("host");
const ownPort = emulator.protocol === "https:" ? 443 : 80;
const connect = Socket.prototype.connect;

function isRouted(target: unknown): target is object {
  if (typeof target !== "object" || target === null || !("host" in target) || !("port" in target))
    return false;
  const name = String(target.host).toLowerCase();
  return Number(target.port) === ownPort && hosts.some((host) => name === host || name.endsWith(`.${host}`));
}

function routed(target: unknown): unknown {
  if (!isRouted(target)) return target;
  return { ...target, host: emulator.hostname.replace(/^\[(.*)\]$/, "$1"), port: Number(emulator.port) };
}

function connectRouted(this: Socket, ...args: unknown[]): unknown {
  const [first] = args;
  // Node's own callers pass the arguments as a list that they have marked, so that the list itself must stay.
  if (Array.isArray(first)) first[0] = routed(first[0]);
  else args[0] = routed(first);
  return Reflect.apply(connect, this, args);
}

Object.assign(Socket.prototype, { connect: connectRouted });
