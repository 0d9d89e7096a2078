import { z } from "zod";

type Kept = Record<string, z.core.util.JSONType>;

/** Keeps what was given of the fields that nothing else in the emulator reads, and leaves alone what was left out. */
export function keepFields(target: { managementFields?: Kept | undefined }, fields: object): void {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  const kept = z.record(z.string(), z.json()).parse(Object.fromEntries(given));
  target.managementFields = { ...target.managementFields, ...kept };
}

/** The fields of an input that a schema's shape names. */
export function fieldsOf(shape: object, input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name in shape));
}
