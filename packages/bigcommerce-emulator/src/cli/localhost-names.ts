// Loaded by Node before the program of `bigcommerce-emulator run`, on machines whose resolver does not know that every
// name below `localhost` is this machine (RFC 6761, section 6.3).
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";

const lookup = dns.lookup;

function localLookup(hostname: string, ...rest: unknown[]): unknown {
  const name = hostname.toLowerCase().endsWith(".localhost") ? "localhost" : hostname;
  return Reflect.apply(lookup, dns, [name, ...rest]);
}

// With what the function carries for `util.promisify`.
Object.defineProperties(localLookup, Object.getOwnPropertyDescriptors(lookup));
Object.assign(dns, { lookup: localLookup });
syncBuiltinESMExports();
