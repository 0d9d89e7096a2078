import { countryName } from "../../../resolvers/common/geography-names.js";
import type { StoredShippingMethod } from "../../../store/settings.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { v2Data, v2List } from "../protocol/envelope.js";
import { refusals } from "../protocol/refusal.js";
import { resource, scopes } from "../protocol/resource.js";

/** The countries that the same methods ship to; null: those that no other zone has. */
interface Zone {
  readonly id: number;
  readonly countryCodes: readonly string[] | null;
  readonly methods: readonly ZoneMethod[];
}

interface ZoneMethod {
  /** Its place among all methods: in the store it has a text. */
  readonly id: number;
  readonly method: StoredShippingMethod;
}

function zonesOf({ data }: ManagementCall): Zone[] {
  const numbered = data.settings.shipping.methods.map((method, index) => ({ id: index + 1, method }));
  const keys = [...new Set(numbered.map(zoneKey))];
  return keys.map((key, index) => {
    const methods = numbered.filter((method) => zoneKey(method) === key);
    return { id: index + 1, countryCodes: methods[0]?.method.countryCodes ?? null, methods };
  });
}

const zoneKey = ({ method }: ZoneMethod) => method.countryCodes?.toSorted().join() ?? null;

function zoneOf(call: ManagementCall): Zone {
  const zone = zonesOf(call).find(({ id }) => id === idParam(call, "zone_id"));
  if (zone === undefined) throw refusals.v2.notFound();
  return zone;
}

function zoneJson({ data }: ManagementCall, { id, countryCodes, methods }: Zone) {
  const freeFrom = methods.find(({ method }) => method.freeFrom !== null)?.method.freeFrom ?? null;
  return {
    id,
    name: countryCodes?.map((code) => countryName(code) ?? code).join(", ") ?? "Rest of the World",
    type: countryCodes === null ? "global" : "country",
    locations: (countryCodes ?? []).map((code, index) => ({ id: id * 1000 + index, country_iso2: code })),
    free_shipping: {
      enabled: freeFrom !== null,
      minimum_sub_total: (freeFrom ?? 0).toFixed(4),
      exclude_fixed_shipping_products: false,
    },
    handling_fees: {
      fixed_surcharge: data.settings.shipping.handlingCost.toFixed(4),
      display_separately: true,
    },
    enabled: true,
  };
}

function methodJson({ id, method }: ZoneMethod) {
  return {
    id,
    name: method.description,
    type: method.type === "shipping_flatrate" ? "perorder" : method.type,
    settings: { rate: method.cost },
    enabled: true,
    handling_fees: { fixed_surcharge: "0.0000" },
    is_fallback: false,
  };
}

function methodOf(call: ManagementCall): ZoneMethod {
  const method = zoneOf(call).methods.find(({ id }) => id === idParam(call, "method_id"));
  if (method === undefined) throw refusals.v2.notFound();
  return method;
}

export const shippingZoneResources = [
  resource("v2/shipping/zones", scopes.information, {
    GET: (call) => v2List(call, zonesOf(call), (zone) => zoneJson(call, zone)),
  }),
  resource("v2/shipping/zones/{zone_id}", scopes.information, {
    GET: (call) => v2Data(zoneJson(call, zoneOf(call))),
  }),
  resource("v2/shipping/zones/{zone_id}/methods", scopes.information, {
    GET: (call) => v2List(call, zoneOf(call).methods, methodJson),
  }),
  resource("v2/shipping/zones/{zone_id}/methods/{method_id}", scopes.information, {
    GET: (call) => v2Data(methodJson(methodOf(call))),
  }),
];
