import { doctorReference } from "./doctor.ts";
import { errorEntries } from "./errors.ts";
import { graphQLRouteCodes } from "./graphql-route.ts";
import { replacePart } from "./markdown.ts";
import { eventReference, metricReference } from "./telemetry.ts";

/** The pages of `docs` that have generated parts. */
export const pages: Readonly<Record<string, (page: string) => string>> = {
  "doctor.md": (page) => replacePart(page, "findings", doctorReference()),
  "errors.md": (page) => replacePart(page, "codes", errorEntries()),
  "graphql-route.md": (page) => replacePart(page, "codes", graphQLRouteCodes()),
  "telemetry.md": (page) =>
    replacePart(replacePart(page, "events", eventReference()), "metrics", metricReference()),
};
