import { type AppTree, healthyApps } from "./healthy-apps.fixture.js";

/** A healthy app with one thing wrong. */
export interface SeededFault {
  readonly id: string;
  readonly fault: string;
  readonly app: keyof typeof healthyApps;
  /** Files that are written or replaced; `undefined` removes one. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  readonly installed?: Readonly<Record<string, string>>;
  /** Variables that are set outside of the files; `undefined` takes one away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What the line must say, and where. */
  readonly says: readonly string[];
}

/** What looks like a fault and is none. */
export interface NearMiss extends Omit<SeededFault, "id" | "fault" | "says"> {
  /** What is not checked for that. */
  readonly notChecked?: readonly string[];
}

/** The healthy app with the fault in it. */
export function withFault({ app, files: changed, installed, environment }: SeededFault): AppTree {
  const tree: AppTree = healthyApps[app];
  return {
    ...tree,
    files: present({ ...tree.files, ...changed }),
    installed: { ...tree.installed, ...installed },
    environment: present({ ...tree.environment, ...environment }),
  };
}

function present(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** A file of a healthy app. */
export function textOf(app: keyof typeof healthyApps, path: string): string {
  const tree: AppTree = healthyApps[app];
  const text = tree.files[path];
  if (text === undefined) throw new Error(`${app} has no ${path}.`);
  return text;
}
