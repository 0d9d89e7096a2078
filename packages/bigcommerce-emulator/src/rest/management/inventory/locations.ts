import type { StoredLocation } from "../../../store/catalog/location.js";
import { beforeTheStart, type ManagementCall } from "../protocol/call.js";
import { v3List } from "../protocol/envelope.js";
import { type Filters, filtered, flagFilter, integerFilters, textFilters } from "../protocol/filters.js";
import { resource, scopes } from "../protocol/resource.js";

const filters: Filters<StoredLocation> = {
  ...integerFilters("location_id", ({ entityId }) => [entityId], ["in"]),
  ...textFilters("location_code", ({ code }) => code, ["in"]),
  ...textFilters("type_id", ({ typeId }) => typeId, ["in"]),
  is_default: flagFilter(({ entityId }) => entityId === 1),
  managed_by_external_source: flagFilter(() => false),
  is_active: flagFilter(() => true),
  storefront_visibility: flagFilter(() => true),
};

function locationJson(location: StoredLocation) {
  return {
    id: location.entityId,
    code: location.code,
    label: location.label,
    description: location.description ?? "",
    managed_by_external_source: false,
    type_id: location.typeId,
    enabled: true,
    operating_hours: location.operatingHours,
    time_zone: location.timeZone ?? "Etc/UTC",
    created_at: beforeTheStart,
    updated_at: beforeTheStart,
    address: addressJson(location),
    storefront_visibility: true,
    special_hours: location.specialHours.map(({ label, open, opening, closing }) => ({
      label,
      date: (opening ?? closing ?? "").slice(0, 10),
      open,
      opening: opening?.slice(11, 16) ?? "",
      closing: closing?.slice(11, 16) ?? "",
      all_day: !open,
      annual: false,
    })),
  };
}

function addressJson({ address }: StoredLocation) {
  return {
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    state: address.stateOrProvince,
    zip: address.postalCode,
    email: address.email,
    phone: address.phone,
    geo_coordinates: { latitude: address.latitude, longitude: address.longitude },
    country_code: address.countryCode,
  };
}

function listLocations(call: ManagementCall) {
  return v3List(call, filtered(call, call.data.locations.values(), filters), locationJson);
}

export const locationResources = [
  resource("v3/inventory/locations", scopes.locations, { GET: listLocations }),
];
