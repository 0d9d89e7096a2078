import { expect, test } from "vitest";
import { belowItself } from "./below-itself.js";

const tree = (...parents: (number | null)[]) =>
  parents.map((parentEntityId, index) => ({ entityId: index + 1, parentEntityId }));

test.each([
  ["itself", tree(null, 2), 2],
  ["its own child", tree(2, 1), 1],
  ["what lies far below", tree(null, 4, 2, 3, 4), 2],
])("an entity whose parent is %s lies below itself", (_what, entities, id) => {
  expect(belowItself(entities)?.entityId).toBe(id);
});

test("a tree, several of them, and parents that do not exist are no cycle", () => {
  expect(belowItself(tree(null, 1, 1, 3, null, 99))).toBeUndefined();
  expect(belowItself([])).toBeUndefined();
});
