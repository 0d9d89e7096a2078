import { readdirSync } from "node:fs";
import { doctorReference } from "./doctor.ts";
import { errorEntries } from "./errors.ts";
import { graphQLRouteCodes } from "./graphql-route.ts";
import { replacePart } from "./markdown.ts";
import { eventReference, metricReference } from "./telemetry.ts";
import { insertTemplates } from "./templates.ts";

type Render = (page: string) => string;

const generatedParts: Readonly<Record<string, Render>> = {
  "doctor.md": (page) => replacePart(page, "findings", doctorReference()),
  "errors.md": (page) => replacePart(page, "codes", errorEntries()),
  "graphql-route.md": (page) => replacePart(page, "codes", graphQLRouteCodes()),
  "telemetry.md": (page) =>
    replacePart(replacePart(page, "events", eventReference()), "metrics", metricReference()),
};

const readmes = ["../README.md", "../../../README.md"];
const names = readdirSync(new URL("../../docs", import.meta.url)).filter((name) => name.endsWith(".md"));

/** The pages, by their paths from `docs`: what is generated in them, and the code of templates. */
export const pages: Readonly<Record<string, Render>> = Object.fromEntries(
  [...names, ...readmes].map((name) => [
    name,
    (page: string) => insertTemplates(generatedParts[name]?.(page) ?? page),
  ]),
);
