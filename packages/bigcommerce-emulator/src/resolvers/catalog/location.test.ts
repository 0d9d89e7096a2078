import fc from "fast-check";
import { expect, test } from "vitest";
import { storefrontCaller, valueAt } from "../../../test/execute-storefront.js";
import { fixtures } from "../../fixtures/fixtures.js";
import { locations as locationFixtures } from "../../fixtures/locations.js";
import { products } from "../../fixtures/products.js";
import { createStoreData } from "../../store/store-data.js";

const codes = (args: string) =>
  storefrontCaller()
    .data(`{ inventory { locations${args} { edges { node { code } } } } }`)
    .nodesAt("inventory.locations")
    .map((node) => valueAt(node, "code"));

test.each([
  ["", ["ALDER-ST", "SEA-DEPOT"]],
  ["(entityIds: [2])", ["SEA-DEPOT"]],
  ['(codes: ["ALDER-ST"])', ["ALDER-ST"]],
  ['(typeIds: ["VIRTUAL"])', []],
  ['(serviceTypeIds: ["pickup"])', []],
  ["(countryCodes: [CA])", []],
  ['(states: ["Washington"], cities: ["Seattle"])', ["SEA-DEPOT"]],
  [
    "(distanceFilter: { radius: 300, lengthUnit: Kilometres, latitude: 47.6, longitude: -122.3 })",
    ["SEA-DEPOT", "ALDER-ST"],
  ],
  ["(distanceFilter: { radius: 100, lengthUnit: Miles, latitude: 47.6, longitude: -122.3 })", ["SEA-DEPOT"]],
])("inventory.locations%s", (args, expected) => {
  expect(codes(args)).toEqual(expected);
});

test("a location has an address, hours, and its distance in the unit that was asked for", () => {
  const { at } = storefrontCaller().data(
    `{ inventory { locations(entityIds: [2], distanceFilter: { radius: 500, lengthUnit: Miles, latitude: 45.5207, longitude: -122.6783 }) {
      edges { node { label timeZone specialHours { label } operatingHours { monday { open } } distance { value lengthUnit } address { city postalCode latitude } } } } } }`,
  );
  expect(at("inventory.locations.edges.0.node")).toEqual({
    label: "Seattle depot",
    timeZone: "America/Los_Angeles",
    specialHours: [],
    operatingHours: { monday: null },
    distance: { value: expect.closeTo(144, 0), lengthUnit: "Miles" },
    address: { city: "Seattle", postalCode: "98134", latitude: 47.5911 },
  });
});

test("the locations of a variant have together what the variant has", () => {
  fc.assert(
    fc.property(
      fc.nat(1_000),
      fc.array(fc.double({ min: 0, max: 0.25, noNaN: true }), { minLength: 1, maxLength: 4 }),
      (stock, shares) => {
        const [location] = locationFixtures;
        const locations = shares.map((stockShare, index) => ({
          ...location,
          entityId: index + 1,
          stockShare,
        }));
        const [product] = products;
        const variants = product?.variants.map((variant) => ({ ...variant, stock })) ?? [];
        const data = createStoreData(fixtures, {
          ...(location === undefined ? {} : { locations: locations.map((at) => ({ ...location, ...at })) }),
          products: product === undefined ? [] : [{ ...product, variants }],
        });
        const caller = storefrontCaller({ data });
        const [variant] = caller
          .data(
            "{ site { products { edges { node { variants(first: 1) { edges { node { inventory { byLocation { edges { node { availableToSell } } } } } } } } } } } }",
          )
          .nodesAt("site.products")
          .map((node) => valueAt(node, "variants.edges.0.node.inventory.byLocation.edges"));
        const units = Array.isArray(variant)
          ? variant.map((edge) => Number(valueAt(edge, "node.availableToSell")))
          : [];
        expect(units.reduce((sum, one) => sum + one, 0)).toBe(stock);
      },
    ),
    { numRuns: 30 },
  );
});

test("a seed can say what of a variant is where", () => {
  const locations = locationFixtures.map((location) => ({ ...location, stock: { "11001": 2 } }));
  const caller = storefrontCaller({ data: createStoreData(fixtures, { locations }) });
  const { at } = caller.data(
    '{ site { product(entityId: 110) { variants(entityIds: [11001]) { edges { node { inventory { byLocation(locationEntityCodes: ["SEA-DEPOT"]) { edges { node { locationEntityId availableToSell isInStock locationDistance { value } backorderMessage } } } } } } } } } }',
  );
  expect(at("site.product.variants.edges.0.node.inventory.byLocation.edges")).toEqual([
    {
      node: {
        locationEntityId: 2,
        availableToSell: 2,
        isInStock: true,
        locationDistance: null,
        backorderMessage: "",
      },
    },
  ]);
});

test.each([
  ["SHOW", 110, true],
  ["DONT_SHOW", 110, false],
  ["SHOW_WHEN_LOW", 110, false],
  ["SHOW_WHEN_LOW", 109, true],
] as const)("with %s the stock of product %i is shown: %s", (stockLevelDisplay, entityId, isShown) => {
  const inventory = { ...fixtures.settings.inventory, stockLevelDisplay };
  const caller = storefrontCaller({ data: createStoreData(fixtures, { settings: { inventory } }) });
  const { at } = caller.data(
    `{ site { product(entityId: ${entityId}) { inventory { isStockTracked aggregated { availableToSell warningLevel } } } } }`,
  );
  expect(at("site.product.inventory.isStockTracked")).toBe(true);
  expect(at("site.product.inventory.aggregated") !== null).toBe(isShown);
});
