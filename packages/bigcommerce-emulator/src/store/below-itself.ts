interface Child {
  readonly entityId: number;
  readonly parentEntityId: number | null;
}

/**
 * The first of categories or pages that lies below itself. There must be none: whoever goes from one to its parents, or
 * to what lies below it, would not come to an end.
 */
export function belowItself(children: Iterable<Child>): Child | undefined {
  const byId = new Map([...children].map((child) => [child.entityId, child]));
  const leadsUp = new Set<Child>();
  for (const start of byId.values()) {
    const path = new Set<Child>();
    let child: Child | undefined = start;
    while (child !== undefined && !leadsUp.has(child)) {
      if (path.has(child)) return child;
      path.add(child);
      child = byId.get(child.parentEntityId ?? 0);
    }
    for (const passed of path) leadsUp.add(passed);
  }
  return undefined;
}
