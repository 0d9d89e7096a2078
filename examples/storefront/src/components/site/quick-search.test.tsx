// @vitest-environment happy-dom

import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { QuickSearch } from "./quick-search";

const push = vi.hoisted(() => vi.fn());
vi.mock("next/navigation", () => ({ useRouter: () => ({ push }) }));

const products = ["Heron Kettle", "Wren Kettle"].map((name, index) => ({
  node: { entityId: index + 1, name, path: `/kettle-${index + 1}/`, defaultImage: null },
}));
const answer = (edges: typeof products) =>
  Response.json({ data: { site: { search: { searchProducts: { products: { edges } } } } } });

const fetched = vi.fn<typeof fetch>();
const field = () => screen.getByRole("combobox", { name: "Find a product" });
// The events themselves: user-event waits for timers, which stand still here.
const type = (term: string) => fireEvent.change(field(), { target: { value: term } });
const press = (key: string) => fireEvent.keyDown(field(), { key });
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("fetch", fetched.mockReset());
  push.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function search(term: string): Promise<void> {
  render(<QuickSearch />);
  type(term);
  await pass(200);
}

test("it asks once, after a pause, and never for a single letter", async () => {
  fetched.mockResolvedValue(answer(products));
  render(<QuickSearch />);
  type("k");
  await pass(1000);
  expect(fetched).not.toHaveBeenCalled();
  type("ke");
  await pass(100);
  type("kettle");
  await pass(199);
  expect(fetched).not.toHaveBeenCalled();
  await pass(1);
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(screen.getByRole("status")).toHaveTextContent("2 products found");
});

test("the arrows go round the list from both ends, and Enter opens what is chosen", async () => {
  fetched.mockResolvedValue(answer(products));
  await search("kettle");
  const chosen = () => screen.getByRole("option", { selected: true });
  press("ArrowUp");
  expect(chosen()).toHaveTextContent("Wren Kettle");
  press("ArrowDown");
  expect(chosen()).toHaveTextContent("Heron Kettle");
  expect(field()).toHaveAttribute("aria-activedescendant", chosen().id);
  press("Enter");
  expect(push).toHaveBeenCalledExactlyOnceWith("/product/kettle-1");
});

test("an answer that comes after the term has changed is not shown", async () => {
  let answerFirst: (response: Response) => void = () => {};
  fetched.mockReturnValueOnce(
    new Promise((resolve) => {
      answerFirst = resolve;
    }),
  );
  await search("kettle");
  fetched.mockResolvedValueOnce(answer([]));
  type("kettlex");
  await pass(200);
  await act(async () => answerFirst(answer(products)));
  expect(screen.queryAllByRole("option", { hidden: true })).toEqual([]);
  expect(screen.getByRole("status")).toHaveTextContent("No product found");
});

test("a list that cannot be had says nothing, and the form still searches", async () => {
  fetched.mockResolvedValue(new Response("{}", { status: 503 }));
  await search("kettle");
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
  expect(field().closest("form")).toHaveAttribute("action", "/");
});
