import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { workspacePath } from "../workspace.ts";
import { readSource, type Source } from "./read-source.ts";

/** A part of the repository whose folders stand on floors. */
export interface House {
  readonly root: string;
  /** From the top down. A folder imports only from floors below its own. */
  readonly floors: readonly (readonly string[])[];
  /** A folder below one of these counts as part of it. */
  readonly wholeFolders?: readonly string[];
  /** Folders whose files may import one another in a circle. */
  readonly circlesIn?: readonly string[];
  /** What `@/` stands for in imports. */
  readonly alias?: string;
}

/** The table of floors: a new folder gets its place here. Files at a root need none: they only must make no circle. */
export const houses: readonly House[] = [
  {
    root: "packages/next-bigcommerce/src",
    floors: [
      ["cli"],
      ["cli/init", "cli/scan", "cli/doctor"],
      ["cli/schema"],
      [
        "cli/doctor/versions",
        "cli/doctor/variables",
        "cli/doctor/code",
        "cli/doctor/store",
        "cli/doctor/operations",
      ],
      ["cli/doctor/operations/cost"],
      ["cli/doctor/project"],
      ["cli/doctor/report"],
      ["cli/scan/source"],
      ["cli/scan/search", "cli/scan/files"],
      ["cli/init/plan"],
      ["cli/init/app"],
      ["cli/app", "cli/command"],
      ["cli/app/code"],
      ["lint"],
      ["testing", "routes/graphql"],
      ["routes", "checkout"],
      ["storefront"],
      ["customer"],
      ["store"],
      ["token"],
      ["http"],
      ["graphql", "config", "telemetry"],
      ["time"],
    ],
  },
  {
    root: "packages/bigcommerce-emulator/src",
    floors: [
      ["cli"],
      ["server"],
      ["control", "pages", "hosted", "rest/management", "graphql"],
      ["rest/management/checkouts", "rest/management/options", "rest/management/reviews"],
      [
        "rest/management/carts",
        "rest/management/catalog",
        "rest/management/customers",
        "rest/management/inventory",
        "rest/management/metafields",
        "rest/management/orders",
        "rest/management/pricing",
        "rest/management/store",
      ],
      ["rest/management/protocol"],
      ["console", "rest", "pages/illustrations", "graphql/cost"],
      ["state"],
      ["resolvers"],
      ["resolvers/checkout"],
      ["resolvers/customer"],
      ["resolvers/customer/form-fields", "resolvers/cart", "resolvers/order", "resolvers/content"],
      ["resolvers/catalog"],
      ["resolvers/stubs"],
      ["resolvers/common"],
      ["fixtures"],
      ["store"],
      ["store/document"],
      ["store/order"],
      ["store/catalog"],
      ["store/management"],
      ["store/input"],
      ["behaviour"],
      ["http"],
    ],
    // The schema's own circle: a product has a brand and categories, and these have products.
    circlesIn: ["resolvers/catalog"],
  },
  {
    root: "packages/benchmarks/src",
    floors: [
      ["cases", "report"],
      ["fleet", "next-page", "start"],
      ["measuring"],
      ["candidates"],
      ["upstream"],
    ],
  },
  {
    root: "examples/storefront/src",
    alias: "@/",
    wholeFolders: ["app"],
    floors: [
      ["app"],
      ["components"],
      ["components/site"],
      ["components/form"],
      ["components/navigation"],
      ["cart"],
      ["forms"],
      ["lib"],
      ["staff"],
      ["session"],
      ["throttle"],
      ["store"],
      ["testing"],
    ],
  },
];

interface SourceFile extends Source {
  /** Its path in the house. */
  readonly path: string;
}

const isWritten = (path: string) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|(^|\/)gql\//.test(path);
const isFixture = (path: string) => /\.fixture\.tsx?$/.test(path);

/** The files of a house with what the rules ask about them; tests, fixtures and generated code are left out. */
export const readHouse = (house: House) => readFiles(house, (path) => isWritten(path) && !isFixture(path));

/** What the tests of a house stand on. */
export const readFixtures = (house: House) => readFiles(house, isFixture);

function readFiles({ root, alias }: House, isWanted: (path: string) => boolean): SourceFile[] {
  const folder = workspacePath(root);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(isWanted);
  const known = new Set(names);
  return names.map((path) => {
    const source = readSource(path, readFileSync(join(folder, path), "utf8"));
    const resolve = (name: string) => resolveImport(path, name, known, alias);
    return { ...source, path, imports: [...source.imports, ...source.lazyImports].map(resolve) };
  });
}

/** The path in the house, or the name itself if it is not part of the house. */
function resolveImport(from: string, name: string, known: ReadonlySet<string>, alias?: string): string {
  const isAlias = alias !== undefined && name.startsWith(alias);
  if (!name.startsWith(".") && !isAlias) return name;
  const path = isAlias ? name.slice(alias.length) : posix.join(dirname(from), name);
  const bare = path.replace(/\.[jt]sx?$/, "");
  return [`${bare}.ts`, `${bare}.tsx`].find((file) => known.has(file)) ?? path;
}

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Imports between the files of a house, its own only. */
export function importsWithin(files: readonly SourceFile[]): Import[] {
  const known = new Set(files.map(({ path }) => path));
  return files.flatMap(({ path, imports }) =>
    imports.filter((name) => known.has(name)).map((to) => ({ from: path, to })),
  );
}

/** The room a file stands in: its folder, or at the root the file itself. */
export function roomOf(path: string, { wholeFolders = [] }: House): string {
  const whole = wholeFolders.find((folder) => path.startsWith(`${folder}/`));
  const folder = whole ?? dirname(path);
  return folder === "." ? path : folder;
}

/** Imports from a folder to one that is not on a floor below it. */
export function upwardImports(house: House, imports: readonly Import[]): Import[] {
  const floorOf = (room: string) => house.floors.findIndex((floor) => floor.includes(room));
  return imports.filter(({ from, to }) => {
    const [above, below] = [roomOf(from, house), roomOf(to, house)];
    if (above === below || floorOf(above) < 0 || floorOf(below) < 0) return false;
    return floorOf(below) <= floorOf(above);
  });
}

/** Groups of two or more names that reach one another. */
export function circles(imports: readonly Import[]): string[][] {
  const reached = new Map<string, Set<string>>();
  const next = Map.groupBy(imports, ({ from }) => from);
  for (const start of next.keys()) reached.set(start, reachFrom(start, next));
  const inCircle = [...reached.keys()].filter((name) => reached.get(name)?.has(name));
  const groups = Map.groupBy(inCircle, (name) =>
    inCircle
      .filter((other) => reached.get(name)?.has(other) && reached.get(other)?.has(name))
      .sort()
      .join(" "),
  );
  return [...groups.values()].map((group) => group.sort());
}

function reachFrom(start: string, next: ReadonlyMap<string, readonly Import[]>): Set<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
    for (const { to } of next.get(name) ?? [])
      if (!reached.has(to)) {
        reached.add(to);
        waiting.push(to);
      }
  return reached;
}
