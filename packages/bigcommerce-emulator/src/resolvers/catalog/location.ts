import type { StoredProduct, StoredVariant } from "../../store/catalog/catalog.js";
import type { StoredLocation } from "../../store/catalog/location.js";
import type { StoreData } from "../../store/store-data.js";
import { connection, type PageArguments } from "../common/connection.js";

export interface DistanceFilter {
  readonly radius: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly lengthUnit: "Kilometres" | "Miles";
}

/** The location's `distance` from the point of a filter; null without a filter. */
export function distanceFrom(
  { address }: StoredLocation,
  filter: DistanceFilter | null | undefined,
): { value: number; lengthUnit: DistanceFilter["lengthUnit"] } | null {
  if (!filter) return null;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const latitude = radians(address.latitude - filter.latitude);
  const longitude = radians(address.longitude - filter.longitude);
  const half =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(radians(address.latitude)) * Math.cos(radians(filter.latitude)) * Math.sin(longitude / 2) ** 2;
  const earthRadius = filter.lengthUnit === "Miles" ? 3_958.8 : 6_371;
  const value = 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)));
  return { value: Math.round(value * 100) / 100, lengthUnit: filter.lengthUnit };
}

export function isWithinRadius(location: StoredLocation, filter: DistanceFilter | null | undefined): boolean {
  const distance = distanceFrom(location, filter);
  return distance === null || !filter || distance.value <= filter.radius;
}

export interface LocationArguments extends PageArguments {
  readonly locationEntityIds?: readonly number[] | null;
  readonly locationEntityCodes?: readonly string[] | null;
  readonly locationEntityTypeIds?: readonly string[] | null;
  readonly locationEntityServiceTypeIds?: readonly string[] | null;
  readonly distanceFilter?: DistanceFilter | null;
}

/** Whether a list of wanted values, which may be left out, has the value. */
export function isWanted<Value>(wanted: readonly Value[] | null | undefined, value: Value): boolean {
  return !wanted?.length || wanted.includes(value);
}

/** `byLocation`: what is left of the variants in each location. Null if their stock is not tracked. */
export function stockByLocation(
  { locations }: StoreData,
  product: StoredProduct,
  variants: readonly StoredVariant[],
  args: LocationArguments,
) {
  if (variants.some(({ stock }) => stock === null)) return null;
  const { distanceFilter } = args;
  const all = [...locations.values()];
  // The emulated locations have no service types.
  const chosen = all.filter(
    (location) =>
      isWanted(args.locationEntityIds, location.entityId) &&
      isWanted(args.locationEntityCodes, location.code) &&
      isWanted(args.locationEntityTypeIds, location.typeId) &&
      !args.locationEntityServiceTypeIds?.length &&
      isWithinRadius(location, distanceFilter),
  );
  return connection(chosen, args, (location) => {
    const availableToSell = variants.reduce((sum, variant) => sum + unitsAt(all, location, variant), 0);
    return {
      locationEntityId: location.entityId,
      locationEntityCode: location.code,
      locationEntityTypeId: location.typeId,
      locationEntityServiceTypeIds: [],
      availableToSell,
      warningLevel: product.lowStockLevel,
      isInStock: availableToSell > 0,
      locationDistance: distanceFrom(location, distanceFilter),
      backorderMessage: "",
    };
  });
}

/** A location's share in whole units. The first location has what is left over, so that nothing gets lost. */
export function unitsAt(
  all: readonly StoredLocation[],
  location: StoredLocation,
  variant: StoredVariant,
): number {
  const stock = variant.stock ?? 0;
  const shareOf = (at: StoredLocation) =>
    at.stock[String(variant.entityId)] ?? Math.floor(stock * at.stockShare);
  const own = location.stock[String(variant.entityId)];
  if (own !== undefined || location !== all[0]) return own ?? shareOf(location);
  return Math.max(
    0,
    all.slice(1).reduce((left, other) => left - shareOf(other), stock),
  );
}
