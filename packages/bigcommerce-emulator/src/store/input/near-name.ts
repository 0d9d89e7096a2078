const longestName = 60;

/** The name that somebody probably meant: written differently, cut short, or with a slip or two; undefined if none is near. */
export function nearName(given: string, names: readonly string[]): string | undefined {
  const wanted = plain(given);
  if (wanted === "" || given.length > longestName) return undefined;
  const most = Math.max(2, Math.floor(wanted.length * 0.4));
  const [nearest] = names
    .map((name) => ({ name, edits: plain(name).startsWith(wanted) ? 0 : editsBetween(wanted, plain(name)) }))
    .filter(({ name, edits }) => edits <= most && edits < Math.min(wanted.length, name.length))
    .toSorted((a, b) => a.edits - b.edits);
  return nearest?.name;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** How many letters must be added, left out or exchanged. */
function editsBetween(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const exchanged = (previous[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      current.push(Math.min(exchanged, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[other.length] ?? other.length;
}
