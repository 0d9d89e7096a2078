import { expect, it } from "vitest";
import { z } from "zod";
import { storeAsker } from "./ask-store.js";
import { signInWithForm } from "./browser.js";
import { openShop } from "./open-shop.js";
import { readOrders } from "./order-facts.js";
import { emails } from "./shopper.js";
import { customerIds } from "./watch-requests.js";

const { shop, withVisit } = await openShop();
const customerSchema = z.object({
  customer: z.object({
    firstName: z.string(),
    lastName: z.string(),
    company: z.string(),
    customerGroupName: z.string().nullable(),
    storeCredit: z.array(z.object({ formattedV2: z.string() })),
  }),
});
const ask = await storeAsker(shop.emulator);
const readCustomer = async (id: number) =>
  customerSchema.parse(
    await ask(
      "{ customer { firstName lastName company customerGroupName storeCredit { formattedV2 } } }",
      {},
      id,
    ),
  ).customer;

it("the overview shows who the customer is, their group, their store credit and their newest order", () =>
  withVisit(async ({ page }) => {
    const known = await readCustomer(customerIds.wholesale);
    const [newest] = await readOrders(shop.emulator, customerIds.wholesale, 1);
    await signInWithForm(page, emails.wholesale);
    await page.waitForURL("**/account");
    const you = page.getByRole("region", { name: "You" });
    await you.getByText(`${known.firstName} ${known.lastName}`, { exact: true }).waitFor();
    await you.getByText(`${known.company} · ${emails.wholesale}`, { exact: true }).waitFor();
    await you.getByText(`${known.customerGroupName} prices`, { exact: true }).waitFor();
    const credit = page.getByRole("main").getByRole("listitem").filter({ hasText: "Store credit" });
    expect(await credit.textContent()).toBe(`Store credit${known.storeCredit[0]?.formattedV2}`);
    const order = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: "Newest order" }) });
    await order.getByText(String(newest?.totalIncTax.formattedV2), { exact: true }).waitFor();
    await order.getByRole("link", { name: `Order ${newest?.entityId}` }).click();
    await page.waitForURL(`**/account/orders/${newest?.entityId}`);
  }));

it("a customer without group, credit and orders is shown none of anybody's", () =>
  withVisit(async ({ page }) => {
    await signInWithForm(page, emails.new);
    await page.waitForURL("**/account");
    await page.getByText("No orders yet.").waitFor();
    const main = (await page.getByRole("main").textContent()) ?? "";
    expect(main).toContain(emails.new);
    expect(main).not.toMatch(/ prices|Store credit|Order \d/);
  }));
