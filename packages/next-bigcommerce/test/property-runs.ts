/** How often a property is tried: so many times in `pnpm test`, and `PROPERTY_RUNS` times as often in `pnpm test:long`. */
export const propertyRuns = (count: number) => count * Number(process.env.PROPERTY_RUNS ?? 1);
