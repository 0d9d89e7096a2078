import { editsBetween } from "../store/input/near-name.js";

const mostEdits = 2;

/** The name that was probably meant: written differently, cut short, or with a slip or two; null if none is near. */
export function nearestName(written: string, names: readonly string[]): string | null {
  const wanted = plain(written);
  const [nearest] = names
    .map((name) => ({ name, edits: plain(name).startsWith(wanted) ? 0 : editsBetween(wanted, plain(name)) }))
    .filter(({ edits }) => edits <= mostEdits && edits < wanted.length)
    .sort((left, right) => left.edits - right.edits);
  return nearest?.name ?? null;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
