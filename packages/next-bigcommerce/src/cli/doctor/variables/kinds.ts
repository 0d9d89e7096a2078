import type { FindingKinds } from "../report/kinds.js";

const open = "Whoever reads it has the store, or every customer's data.";
const unusable = "The first request fails with `configuration_invalid`.";

/** What can be wrong with environment variables and `.env` files. */
export const variableKinds = {
  "variables.missing": {
    severity: "error",
    finds: "A variable that the app needs and `next start` does not get",
    why: "The first request fails with `configuration_missing`.",
  },
  "variables.development-only": {
    severity: "error",
    finds: "A variable that is only in `.env.development`",
    why: "`next start` and the server do not read that file.",
  },
  "variables.quoted": { severity: "error", finds: "A value in quotes", why: unusable },
  "variables.placeholder": {
    severity: "error",
    finds: "A placeholder, `undefined`, `null`",
    why: unusable,
  },
  "variables.reference": {
    severity: "error",
    finds: "A reference that nothing replaced: a variable in braces, `op://…`",
    why: unusable,
  },
  "variables.pasted": {
    severity: "error",
    finds: "A comment, a line break, a variable's name, an HTTP header, or a mask in a value",
    why: unusable,
  },
  "variables.store-hash": { severity: "error", finds: "Something that no store hash is", why: unusable },
  "variables.access-token": { severity: "error", finds: "Something that no access token is", why: unusable },
  "variables.channel-id": { severity: "error", finds: "Something that no channel id is", why: unusable },
  "variables.url": {
    severity: "error",
    finds: "A URL that is not the one asked for: plain http, another store, `{channelId}` left out",
    why: unusable,
  },
  "variables.proxy-secret": {
    severity: "error",
    finds: "Something that no trusted proxy secret is",
    why: unusable,
  },
  "variables.client-secret": {
    severity: "error",
    finds: "Client id and client secret of which one is missing or not valid",
    why: "Customers who go to the checkout fail with `configuration_missing` or `configuration_invalid`.",
  },
  "variables.session-secret": {
    severity: "error",
    finds: "A session secret of under 32 characters, with iron-session",
    why: "iron-session refuses it, so nobody can sign in.",
  },
  "variables.service-secret": {
    severity: "error",
    finds:
      "A secret of `bearerSecret` that is missing, under 16 characters, or has other characters than a bearer token",
    why: "Every request to that route fails with `configuration_invalid`.",
  },
  "variables.emulator": {
    severity: "error",
    finds: "Values of the local emulator in a production file, or beside the real BigCommerce",
    why: "The shop asks an address of the developer's machine, or BigCommerce refuses the emulator's token.",
  },
  "variables.half-emulator": {
    severity: "error",
    finds: "Only one of the two URLs points to this machine",
    why: "Tokens of one BigCommerce are sent to the other, which refuses them.",
  },
  "variables.public": {
    severity: "error",
    finds: "A secret in a `NEXT_PUBLIC_` variable",
    why: `Next writes it into the browser code. ${open}`,
  },
  "variables.in-config": {
    severity: "error",
    finds: "A secret in `env` of next.config",
    why: `Next writes it into the code that it builds, that of browsers too. ${open}`,
  },
  "variables.tracked": {
    severity: "error",
    finds: "A secret in an `.env` file that git tracks",
    why: `It is in every clone and in the history. ${open}`,
  },
  "variables.not-ignored": {
    severity: "error",
    finds: "A secret in an `.env` file that git does not ignore",
    why: `The next \`git add .\` publishes it. ${open}`,
  },
  "variables.example": {
    severity: "error",
    finds: "A real secret in `.env.example`",
    why: `That file is there to be published. ${open}`,
  },
  "tokens.in-environment": {
    severity: "warning",
    finds: "A token made by hand in a variable, with its expiry",
    why: "It works until it expires, and opens the store to whoever reads it until then.",
  },
  "tokens.in-repository": {
    severity: "error",
    finds: "A token of BigCommerce that is still valid in a file that git tracks",
    why: `It is in every clone and in the history. ${open}`,
  },
} as const satisfies FindingKinds;
