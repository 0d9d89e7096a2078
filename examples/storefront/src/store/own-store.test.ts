import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OwnStore } from "./own-store";

const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("a value is there until its time is over", () => {
  const store = new OwnStore();
  store.write("a", "1", minute);
  vi.advanceTimersByTime(minute - 1);
  expect([store.read("a"), store.read("b")]).toEqual(["1", null]);
  vi.advanceTimersByTime(1);
  expect(store.read("a")).toBeNull();
});

test("100,001 values of one owner push out only the oldest of that owner", () => {
  const store = new OwnStore();
  store.write("a version", "1", minute);
  store.write("of another", "1", minute, "another");
  for (let index = 0; index <= 100_000; index += 1) store.write(`mine ${index}`, "1", minute, "me");
  expect([store.read("a version"), store.read("of another")]).toEqual(["1", "1"]);
  const kept = [99_500, 99_501, 100_000].map((index) => store.read(`mine ${index}`));
  expect(kept).toEqual([null, "1", "1"]);
  expect(console.warn).not.toHaveBeenCalled();
});

test("a value that is written again counts once", () => {
  const store = new OwnStore();
  store.write("first", "1", minute, "me");
  for (let index = 0; index < 1000; index += 1) store.write("second", String(index), minute, "me");
  expect([store.read("first"), store.read("second")]).toEqual(["1", "999"]);
});

test("if it is full what has ended makes room, else the oldest, and then the log says so", () => {
  const store = new OwnStore();
  store.write("short", "1", 1);
  store.write("oldest", "1", minute);
  for (let index = 2; index < 100_000; index += 1) store.write(`filler ${index}`, "1", minute);
  vi.advanceTimersByTime(1);
  store.write("further", "1", minute);
  expect([store.read("oldest"), store.read("further")]).toEqual(["1", "1"]);
  expect(console.warn).not.toHaveBeenCalled();
  store.write("one too many", "1", minute);
  expect([store.read("oldest"), store.read("one too many")]).toEqual([null, "1"]);
  expect(console.warn).toHaveBeenCalledWith('{"event":"own_store_full"}');
});
