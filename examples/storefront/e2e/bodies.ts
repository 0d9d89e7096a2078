import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { sendRaw } from "./send-raw.js";
import { type Shop, storefrontFolder } from "./shop.js";

/** What a browser says with a form of the shop's own. */
export const ownHeaders = ({ url }: Pick<Shop, "url">) => ({ origin: url, "sec-fetch-site": "same-origin" });

export const boundary = "----FormBoundary7MA4YWxkTrZu0gW";
export const multipartType = `multipart/form-data; boundary=${boundary}`;

export const partsOf = (fields: Record<string, string>, file = "") =>
  Object.entries(fields)
    .map(([name, value]) => {
      const disposition = `form-data; name="${name}"${file && `; filename="${file}"`}`;
      return `--${boundary}\r\nContent-Disposition: ${disposition}\r\n\r\n${value}\r\n`;
    })
    .join("")
    .concat(`--${boundary}--\r\n`);

const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});
const manifest = await readFile(
  join(storefrontFolder, ".next/server/server-reference-manifest.json"),
  "utf8",
);
export const references = Object.entries(manifestSchema.parse(JSON.parse(manifest)).node);
/** The id of a Server Action, by its name. */
export const idOf = (name: string) =>
  references.find(([, { exportedName }]) => exportedName === name)?.[0] ?? "";
export const actions = references.filter(([, { exportedName }]) => !exportedName.startsWith("$$"));
/** A page that has an action, by the name of its code. */
export const pageOf = (workers: Record<string, unknown>) =>
  (Object.keys(workers)[0] ?? "")
    .replace(/^app|\/page$/g, "")
    .replace("wishlists/[id]", "wishlists/33")
    .replace("addresses/[id]", "addresses/501")
    .replace("[slug]", "lark-hand-grinder");
export const cachedFunctions = references.filter(([, { exportedName }]) => exportedName.startsWith("$$"));

/** It arrives in part, and then no more. */
export const sendPart = (shop: Pick<Shop, "url">, path: string, headers: Record<string, string>) =>
  sendRaw(shop.url, { path, headers, body: { declaredBytes: 40, begin: "email=a" } }, 20_000);
