const longestName = 60;

/** The name of a list that somebody probably meant; undefined if none is near. */
export function nearName(given: string, names: readonly string[]): string | undefined {
  if (given.length > longestName) return undefined;
  const wanted = given.toLowerCase();
  const most = Math.max(1, Math.floor(given.length * 0.4));
  const near = names
    .filter((name) => name.length <= longestName)
    .map((name) => ({ name, edits: editsBetween(wanted, name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= most && edits < name.length)
    .toSorted((a, b) => a.edits - b.edits);
  return near[0]?.name;
}

/** How many letters must be added, left out or exchanged. */
export function editsBetween(one: string, other: string): number {
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
