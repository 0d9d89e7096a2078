import type { StoredLocation } from "../../store/catalog/location.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { connection, type PageArguments } from "../common/connection.js";
import { metafields } from "../common/metafields.js";
import type { GraphNode } from "../common/node.js";
import { type DistanceFilter, distanceFrom, isWanted, isWithinRadius } from "./location.js";

export interface InventoryArguments extends PageArguments {
  readonly entityIds?: readonly number[] | null;
  readonly codes?: readonly string[] | null;
  readonly typeIds?: readonly string[] | null;
  readonly serviceTypeIds?: readonly string[] | null;
  readonly distanceFilter?: DistanceFilter | null;
  readonly countryCodes?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly cities?: readonly string[] | null;
}

/** `inventory.locations`: the nearest first if there is a distance filter. */
export function inventoryLocations(context: StorefrontContext, args: InventoryArguments) {
  const { distanceFilter } = args;
  const distance = (location: StoredLocation) => distanceFrom(location, distanceFilter)?.value ?? 0;
  const chosen = [...context.data.locations.values()]
    .filter((location) => matches(location, args))
    .toSorted((a, b) => distance(a) - distance(b));
  return connection(chosen, args, (location) => locationNode(context, location, distanceFilter));
}

function matches(location: StoredLocation, args: InventoryArguments): boolean {
  const { address } = location;
  // The emulated locations have no service types.
  return (
    isWanted(args.entityIds, location.entityId) &&
    isWanted(args.codes, location.code) &&
    isWanted(args.typeIds, location.typeId) &&
    !args.serviceTypeIds?.length &&
    isWanted(args.countryCodes, address.countryCode) &&
    isWanted(args.states, address.stateOrProvince) &&
    isWanted(args.cities, address.city) &&
    isWithinRadius(location, args.distanceFilter)
  );
}

const days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

function locationNode(
  context: StorefrontContext,
  location: StoredLocation,
  filter: DistanceFilter | null | undefined,
): GraphNode {
  const { entityId, code, label, description, typeId, specialHours, timeZone } = location;
  return {
    entityId,
    code,
    label,
    description,
    typeId,
    serviceTypeIds: [],
    address: { entityId, code, label, description, ...location.address },
    operatingHours: Object.fromEntries(days.map((day) => [day, location.operatingHours[day] ?? null])),
    distance: distanceFrom(location, filter),
    blackoutHours: specialHours,
    specialHours,
    timeZone,
    metafields: metafields(context, "location", entityId),
  };
}
