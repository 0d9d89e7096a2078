import { expect, test } from "vitest";
import { complete, fillIn, newCart } from "../../../test/checkout-calls.js";
import { newId, storefrontCaller, valueAt } from "../../../test/execute-storefront.js";

const optionsOfOrder = `{ customer { orders { edges { node { consignments { shipping { edges { node { lineItems { edges { node {
  name subTotalSalePrice { value } catalogProductWithOptionSelections { prices { price { value } } }
  productOptions { name value productAttributeEntityId productAttributeValueEntityId } } } } } } } } } } } } }`;

function ordered(line: Parameters<typeof newCart>[1][number]) {
  const caller = storefrontCaller({ customerId: newId });
  const cart = newCart(caller, [line]);
  fillIn(caller, cart);
  complete(caller, cart.id);
  const [order] = caller.data(optionsOfOrder).nodesAt("customer.orders");
  const item = valueAt(order, "consignments.shipping.edges.0.node.lineItems.edges.0.node");
  return { item, stockOf: (id: number) => caller.context.data.products.get(id)?.variants[0]?.stock };
}

test("a line of an order keeps in words what was chosen and entered, and its price", () => {
  const { item } = ordered({
    productEntityId: 119,
    variantEntityId: 11_901,
    quantity: 2,
    selectedOptions: {
      textFields: [{ optionEntityId: 1195, text: "Ada" }],
      checkboxes: [{ optionEntityId: 1196, optionValueEntityId: 11_960 }],
    },
  });
  expect(item).toEqual({
    name: "Dune Mug",
    subTotalSalePrice: { value: 64 },
    catalogProductWithOptionSelections: { prices: { price: { value: 32 } } },
    productOptions: [
      {
        name: "Glaze",
        value: "Chalk",
        productAttributeEntityId: 1190,
        productAttributeValueEntityId: 11_901,
      },
      {
        name: "Engraving",
        value: "Ada",
        productAttributeEntityId: 1195,
        productAttributeValueEntityId: null,
      },
      {
        name: "Gift box",
        value: "Yes",
        productAttributeEntityId: 1196,
        productAttributeValueEntityId: 11_960,
      },
    ],
  });
});

test("a value of a pick list takes its product from stock", () => {
  const before = storefrontCaller().context.data.products.get(109)?.variants[0]?.stock ?? 0;
  const { stockOf } = ordered({
    productEntityId: 121,
    variantEntityId: 12_100,
    quantity: 2,
    selectedOptions: { multipleChoices: [{ optionEntityId: 1215, optionValueEntityId: 12_151 }] },
  });
  expect(stockOf(109)).toBe(before - 2);
});
