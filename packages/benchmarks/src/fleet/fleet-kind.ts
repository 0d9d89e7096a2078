import { z } from "zod";

/** What the processes of a fleet read their token by. */
export const fleetKindSchema = z.enum([
  "shared Redis",
  "hand-written Redis lock",
  "each by itself",
  "module variable",
]);

export type FleetKind = z.infer<typeof fleetKindSchema>;

/** Those that share a token through Redis. */
export const usesRedis = (kind: FleetKind): boolean => kind.includes("Redis");
