import { expect, test } from "vitest";
import { type CartLineInput, cartFields, createCart, linesOf, updateLine } from "../../../test/cart-lines.js";
import { storefrontCaller, valueAt, wholesaleId } from "../../../test/execute-storefront.js";

const mug = (selectedOptions: object, quantity = 1): CartLineInput => ({
  productEntityId: 119,
  variantEntityId: 11901,
  quantity,
  selectedOptions,
});
const engraved = (text: string) => mug({ textFields: [{ optionEntityId: 1195, text }] });
const boxed = { checkboxes: [{ optionEntityId: 1196, optionValueEntityId: 11_960 }] };

test("a line keeps what is entered and chosen, after the options of its variant", () => {
  const { lines } = createCart(
    storefrontCaller(),
    mug({ ...boxed, textFields: [{ optionEntityId: 1195, text: "Ada" }] }),
  );
  expect(valueAt(lines[0], "selectedOptions")).toMatchObject([
    { __typename: "CartSelectedMultipleChoiceOption", entityId: 1190, name: "Glaze", value: "Chalk" },
    { __typename: "CartSelectedTextFieldOption", entityId: 1195, name: "Engraving", text: "Ada" },
    { __typename: "CartSelectedCheckboxOption", name: "Gift box", value: "Yes", valueEntityId: 11_960 },
  ]);
  const options: unknown = valueAt(lines[0], "selectedOptions");
  const ids = Array.isArray(options) ? options.map((option) => valueAt(option, "attributeId")) : [];
  expect(new Set(ids).size).toBe(3);
});

test("numbers, dates, notes and pick lists come back as their own types", () => {
  const { lines, message } = createCart(
    storefrontCaller(),
    {
      productEntityId: 121,
      quantity: 1,
      selectedOptions: {
        multipleChoices: [
          { optionEntityId: 1210, optionValueEntityId: 12_102 },
          { optionEntityId: 1215, optionValueEntityId: 12_150 },
        ],
        numberFields: [{ optionEntityId: 1216, number: 7 }],
      },
    },
    {
      productEntityId: 122,
      variantEntityId: 12_200,
      quantity: 1,
      selectedOptions: {
        multiLineTextFields: [{ optionEntityId: 1225, text: "For\nyou" }],
        dateFields: [{ optionEntityId: 1226, date: "2026-12-24T01:00:00+01:00" }],
      },
    },
  );
  expect(message).toBeUndefined();
  expect(lines).toMatchObject([
    {
      listPrice: { value: 30 },
      selectedOptions: [
        { value: "Cream" },
        { name: "To go with it", value: "Cold Porch Concentrate", valueEntityId: 12_150 },
        { __typename: "CartSelectedNumberFieldOption", number: 7 },
      ],
    },
    {
      selectedOptions: [
        { name: "Size" },
        { name: "Colour" },
        { __typename: "CartSelectedMultiLineTextFieldOption", text: "For\nyou" },
        { __typename: "CartSelectedDateFieldOption", date: { utc: "2026-12-24T00:00:00Z" } },
      ],
    },
  ]);
});

test("what is chosen changes the price of the line, of the cart and of the product as chosen", () => {
  const { cart, lines } = createCart(storefrontCaller(), mug(boxed, 2));
  expect(valueAt(cart, "amount.value")).toBe(64);
  expect(lines[0]).toMatchObject({
    listPrice: { value: 32 },
    extendedSalePrice: { value: 64 },
    catalogProductWithOptionSelections: { prices: { price: { value: 32 } } },
    baseCatalogProduct: { prices: { price: { value: 28 } } },
  });
  const unboxed = mug({ checkboxes: [{ optionEntityId: 1196, optionValueEntityId: 11_961 }] });
  expect(createCart(storefrontCaller(), unboxed).lines[0]).toMatchObject({ listPrice: { value: 28 } });
  expect(createCart(storefrontCaller({ customerId: wholesaleId }), mug(boxed)).lines[0]).toMatchObject({
    listPrice: { value: 25.6 },
  });
});

test("one variant with other words is another line, with the same words it is more of it", () => {
  const { lines } = createCart(
    storefrontCaller(),
    engraved("Ada"),
    engraved("Byron"),
    engraved("Ada"),
    mug({}),
  );
  expect(lines.map((line) => valueAt(line, "quantity"))).toEqual([2, 1, 1]);
});

test("at login, lines with other words stay apart too", () => {
  const guest = storefrontCaller();
  createCart(storefrontCaller({ ...guest.context, customerId: wholesaleId }), engraved("Ada"));
  const { cart } = createCart(guest, engraved("Ada"), engraved("Byron"));
  const quantities = guest
    .data(
      `mutation { login(email: "wholesale@example.com", password: "emulator", guestCartEntityId: "${valueAt(cart, "entityId")}") { cart { lineItems { physicalItems { quantity } } } } }`,
    )
    .at("login.cart.lineItems.physicalItems");
  expect(quantities).toEqual([{ quantity: 2 }, { quantity: 1 }]);
});

test("an update that names the product must repeat its options: the others are gone", () => {
  const caller = storefrontCaller();
  const { cart } = createCart(caller, engraved("Ada"));
  expect(valueAt(updateLine(caller, cart, { quantity: 2 }).line, "selectedOptions.1.text")).toBe("Ada");
  const repeated = updateLine(caller, cart, { ...engraved("Ada"), quantity: 3 });
  expect(repeated.line).toMatchObject({ quantity: 3, selectedOptions: [{}, { text: "Ada" }] });
  const bare = updateLine(caller, cart, { productEntityId: 119, variantEntityId: 11901, quantity: 4 });
  expect(bare.line).toMatchObject({ quantity: 4, selectedOptions: [{ name: "Glaze" }] });
});

test("options without a product are those of the line's own, and may change its variant", () => {
  const caller = storefrontCaller();
  const { cart } = createCart(caller, engraved("Ada"));
  const words = { textFields: [{ optionEntityId: 1195, text: "Byron" }] };
  expect(updateLine(caller, cart, { quantity: 1, selectedOptions: words }).line).toMatchObject({
    variantEntityId: 11901,
    selectedOptions: [{ value: "Chalk" }, { text: "Byron" }],
  });
  const moss = { multipleChoices: [{ optionEntityId: 1190, optionValueEntityId: 11_902 }] };
  expect(updateLine(caller, cart, { quantity: 1, selectedOptions: moss }).line).toMatchObject({
    variantEntityId: 11902,
    selectedOptions: [{ value: "Moss" }],
  });
});

test("a variant that is named must have the values that are chosen", () => {
  const chosen = (optionValueEntityId: number) =>
    mug({ multipleChoices: [{ optionEntityId: 1190, optionValueEntityId }] });
  expect(createCart(storefrontCaller(), chosen(11_901)).message).toBeUndefined();
  expect(createCart(storefrontCaller(), chosen(11_902)).message).toMatch(
    /does not belong to product ID \(119\)/,
  );
});

test("the product behind a value of a pick list limits the quantity", () => {
  const withMatcha = (quantity: number) => ({
    productEntityId: 121,
    variantEntityId: 12_100,
    quantity,
    selectedOptions: { multipleChoices: [{ optionEntityId: 1215, optionValueEntityId: 12_151 }] },
  });
  const caller = storefrontCaller();
  const { cart } = createCart(caller, withMatcha(4));
  expect(linesOf(cart)[0]).toMatchObject({ listPrice: { value: 48 } });
  expect(createCart(caller, withMatcha(5)).message).toMatch(/^Not enough stock: .*Matcha/);
  expect(updateLine(caller, cart, { quantity: 5 }).message).toMatch(/^Not enough stock: /);
});

test("a value that the product no longer has is left out of what is shown", () => {
  const caller = storefrontCaller();
  const { cart } = createCart(caller, mug(boxed));
  const product = caller.context.data.products.get(119);
  if (product !== undefined) caller.context.data.products.set(119, { ...product, modifiers: [] });
  const read = `{ site { cart(entityId: "${valueAt(cart, "entityId")}") { ${cartFields.slice(7, -2)} } } }`;
  expect(linesOf(caller.data(read).at("site.cart"))[0]).toMatchObject({
    listPrice: { value: 28 },
    selectedOptions: [{ name: "Glaze" }],
  });
});
