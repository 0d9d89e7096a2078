// @vitest-environment happy-dom

import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Consignments } from "./order-details";
import { OtherConsignments } from "./other-consignments";

const money = (value: number) => ({ value, currencyCode: "USD", formattedV2: `$${value}.00` });
const line = {
  entityId: 7,
  name: "Brewing course",
  brand: null,
  quantity: 1,
  refundedQuantity: 0,
  subTotalListPrice: money(30),
  subTotalSalePrice: money(25),
  productOptions: [],
  image: null,
  baseCatalogProduct: null,
};
const nothing: Consignments = {
  shipping: { edges: null },
  pickups: { edges: null },
  downloads: [],
  email: { giftCertificates: { edges: null } },
};

test("an order that comes in parcels only shows nothing more", () => {
  const { container } = render(<OtherConsignments consignments={nothing} />);
  expect(container).toBeEmptyDOMElement();
});

test("a download says where it was sent, and links to it if that is an address", () => {
  const downloads = ["https://store.example/download/7", "soon", null].map((downloadPageUrl, index) => ({
    recipientEmail: `reader-${index}@example.com`,
    lineItems: { edges: [{ node: { ...line, downloadPageUrl } }] },
  }));
  render(<OtherConsignments consignments={{ ...nothing, downloads }} />);
  expect(screen.getAllByText("Brewing course")).toHaveLength(3);
  expect(screen.getByText("Sent to reader-0@example.com")).toBeVisible();
  const links = screen.getAllByRole("link", { name: "Download" });
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["https://store.example/download/7"]);
});

test("a pickup says where, when and how; a gift certificate for whom and how much", () => {
  const address = {
    address1: "214 Alder Street",
    address2: null,
    city: "Portland",
    stateOrProvince: "OR",
    postalCode: "97205",
    country: "United States",
  };
  const pickup = {
    entityId: 3,
    locationName: "Alder Street shop",
    pickupMethodName: "Pickup",
    collectionTimeDescription: "From 9 in the morning",
    collectionInstructions: "Ring twice.",
    address,
    lineItems: { edges: [{ node: line }] },
  };
  const lineItems = { edges: [{ node: { entityId: 1, name: "Gift certificate", salePrice: money(50) } }] };
  const certificate = { recipientEmail: "friend@example.com", lineItems };
  const consignments: Consignments = {
    ...nothing,
    pickups: { edges: [{ node: pickup }] },
    email: { giftCertificates: { edges: [{ node: certificate }] } },
  };
  render(<OtherConsignments consignments={consignments} />);
  for (const text of [
    "Alder Street shop",
    "From 9 in the morning",
    "Ring twice.",
    "Sent to friend@example.com",
    "$50.00",
  ])
    expect(screen.getByText(text)).toBeVisible();
});
