// A process that uses the built package as an app does, and does what its parent tells it; plain JavaScript, since every
// supported Node runs it. Run with --conditions=react-server.
import { get } from "node:http";
import { createBigCommerce } from "next-bigcommerce";
import { setDispatcher } from "./dispatchers.mjs";
import { observer } from "./observed.mjs";

const work = {
  query: ({ guest }, id) => guest.query("query Ask($id: String!) { done(id: $id) }", { variables: { id } }),
  mutation: ({ guest }, id) =>
    guest.mutate("mutation Do($id: String!) { done(id: $id) }", { variables: { id } }),
  customer: ({ customer }, id) =>
    customer.query("query Ask($id: String!) { done(id: $id) }", { variables: { id } }),
};

const instances = new Map();
let customerId = 0;

function instanceWith({ transport, ...options }) {
  const key = JSON.stringify([transport, options]);
  const own = transport === "fetch" ? { fetch: (...request) => fetch(...request) } : {};
  const instance =
    instances.get(key) ?? createBigCommerce({ resolveCustomerId: () => customerId, ...own, ...options });
  instances.set(key, instance);
  return instance;
}

const described = ({ code, message, retryable }) => ({ code: code ?? "none", message, retryable });

async function attempt({ options, kind }, id) {
  const outcome = await work[kind](instanceWith(options), id).then(
    ({ done }) => ({ answer: done }),
    (error) => described(error),
  );
  return { id, ...outcome, toldAtMs: Date.now() };
}

/** Two turns of the event loop: what has arrived is read, and undici begins to count how long a connection is idle. */
async function settle() {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Over a connection of its own. */
const askAside = (url) =>
  new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => response.resume().on("end", resolve)).on("error", reject);
  });

function beBusy(forMs) {
  const endsAtMs = performance.now() + forMs;
  while (performance.now() < endsAtMs);
}

const jobs = {
  /** All at once; then the process may be busy with something else. */
  together: (job) => {
    if (job.busy !== undefined) setTimeout(beBusy, job.busy.afterMs, job.busy.forMs);
    return Promise.all(job.ids.map((id) => attempt(job, id)));
  },
  /** Each in a trace of its own, all at once. */
  traced: (job) => Promise.all(job.ids.map((id) => observer.within(id, () => attempt(job, id)))),
  /** One after another, each as another customer; before each, what the connection holds is read. */
  async inTurn(job) {
    const outcomes = [];
    for (const id of job.ids) {
      customerId += 1;
      outcomes.push(await attempt(job, id));
      if (job.between !== undefined) await askAside(job.between);
      await settle();
    }
    return outcomes;
  },
  /** What `fetch` says of an address: the measure for what the package does. */
  fetch: ({ url }) =>
    fetch(url, { method: "POST", body: "{}" }).then(
      async (response) => [{ id: "fetch", answer: await response.text() }],
      (error) => [{ id: "fetch", ...described(error) }],
    ),
  setDispatcher,
  report: () => observer.report(),
};

process.on("message", async (todo) => {
  const done = await Promise.all(todo.map((job) => jobs[job.how](job)));
  await settle();
  if (process.connected) process.send(done);
});
process.send("ready");
