import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
for (const name of ["next/server.js", "next/cache.js", "next/headers.js", "react"]) await import(name);
globalThis.require = createRequire(import.meta.url);
const time=async(f:()=>Promise<unknown>)=>{const c=process.cpuUsage();await f();const d=process.cpuUsage(c);return ((d.user+d.system)/1000)};
const out:Record<string,number>={};
for(const b of ["node:crypto","node:zlib","node:net","node:http","node:https","node:url"]) out[b]=await time(()=>import(b));
out.bundle=await time(()=>import(pathToFileURL(process.argv[2]??"").href));
console.log(JSON.stringify(out)); process.exit(0);
