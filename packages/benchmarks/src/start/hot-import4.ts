const time=async(f:()=>Promise<unknown>)=>{const c=process.cpuUsage();await f();const d=process.cpuUsage(c);return ((d.user+d.system)/1000)};
for (const name of ["next/server.js", "next/cache.js", "next/headers.js", "react","node:crypto","node:net","node:zlib","node:http","node:https"]) await import(name);
const D="/tmp/w/hot/packages/benchmarks/node_modules/.cache/hotplain/";
await import(D+"empty.mjs").catch(()=>{});
const m:any={}; let mod:any;
m[process.argv[2]!]=await time(async()=>{mod=await import(D+process.argv[2]+".mjs")});
if(process.argv[2]==="z0"){ m.make=await time(async()=>mod.f()); m.makeAgain=await time(async()=>mod.f()); }
console.log(JSON.stringify(m));process.exit(0);
