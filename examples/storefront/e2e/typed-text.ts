import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

export const typedText = "typed by Noor";

/** With JavaScript a page is there once it asks for nothing more. */
type WaitUntil = "networkidle" | "load";

/** Every control to type in or to choose from. The versions of a product are left out: each has an address of its own. */
const controls = (page: Page) =>
  page
    .getByRole("main")
    .locator("input:not([type=hidden], [type=radio]), select, textarea")
    .filter({ visible: true });

/** What each control of a page holds, with its name. */
export const readControls = (page: Page): Promise<string[]> =>
  controls(page).evaluateAll((all) =>
    all.map((control) => {
      if (control instanceof HTMLInputElement)
        return `${control.name}: ${control.type === "checkbox" ? control.checked : control.value}`;
      if (control instanceof HTMLSelectElement || control instanceof HTMLTextAreaElement)
        return `${control.name}: ${control.value}`;
      throw new Error(`${control.tagName} is no control.`);
    }),
  );

/** Changes every control of the page and sends nothing. */
export async function typeIn(page: Page, path: string, waitUntil: WaitUntil): Promise<void> {
  await page.goto(path, { waitUntil });
  const before = await readControls(page);
  for (const control of await controls(page).all()) await changeControl(control);
  const typed = await readControls(page);
  const unchanged = typed.filter((control) => before.includes(control));
  expect([path, before.length > 0, unchanged]).toEqual([path, true, []]);
}

const textOf: Readonly<Record<string, string>> = { number: "7", date: "2020-02-02" };

async function changeControl(control: Locator): Promise<void> {
  const { tag, type, isChecked } = await control.evaluate((element) => ({
    tag: element.tagName,
    type: element instanceof HTMLInputElement ? element.type : "",
    isChecked: element instanceof HTMLInputElement && element.checked,
  }));
  if (tag === "SELECT") return chooseAnother(control);
  if (type === "checkbox") return control.setChecked(!isChecked);
  await control.fill(textOf[type] ?? typedText);
}

async function chooseAnother(select: Locator): Promise<void> {
  const now = await select.inputValue();
  const values = await select
    .locator("option")
    .evaluateAll((options) => options.map((option) => option.getAttribute("value") ?? ""));
  await select.selectOption(values.findLast((value) => value !== now) ?? now);
}

/** Leads back through the tab's history until all of the pages were there once more. */
export async function comeBackTo(
  page: Page,
  paths: readonly string[],
  waitUntil: WaitUntil,
  look: (path: string) => Promise<void>,
): Promise<void> {
  const left = new Set(paths);
  while (left.size > 0) {
    await page.goBack({ waitUntil });
    const { protocol, pathname, search } = new URL(page.url());
    if (protocol === "about:") throw new Error(`There is no way back to ${[...left]}.`);
    if (left.delete(pathname + search)) await look(pathname + search);
  }
}

/** What the controls of the pages hold, come back to by the back button, and in a tab that was never there. */
export async function compareOnTheWayBack(page: Page, paths: readonly string[], waitUntil: WaitUntil) {
  const fresh = await page.context().newPage();
  const [shown, expected] = [new Map<string, string[]>(), new Map<string, string[]>()];
  await comeBackTo(page, paths, waitUntil, async (path) => {
    shown.set(path, await readControls(page));
    await fresh.goto(path, { waitUntil });
    expected.set(path, await readControls(fresh));
  });
  return { shown, expected };
}
