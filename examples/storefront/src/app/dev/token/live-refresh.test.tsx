// @vitest-environment happy-dom

import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveRefresh } from "./live-refresh";

const refresh = vi.hoisted(() => vi.fn());
vi.mock("next/navigation", () => {
  const router = { refresh };
  return { useRouter: () => router };
});

beforeEach(() => {
  vi.useFakeTimers();
  refresh.mockClear();
});
afterEach(() => vi.useRealTimers());

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

test("it looks again every second, and not at all once it is paused", () => {
  render(<LiveRefresh />);
  const button = screen.getByRole("button", { name: "Live", pressed: true });
  pass(3_000);
  expect(refresh).toHaveBeenCalledTimes(3);
  fireEvent.click(button);
  pass(5_000);
  expect(button).toHaveAttribute("aria-pressed", "false");
  expect(refresh).toHaveBeenCalledTimes(3);
});

test("nothing is asked for after it has gone", () => {
  const { unmount } = render(<LiveRefresh />);
  unmount();
  pass(5_000);
  expect(refresh).not.toHaveBeenCalled();
});
