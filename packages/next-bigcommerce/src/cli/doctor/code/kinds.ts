import type { FindingKinds } from "../report/kinds.js";

/** What can be wrong with next.config, tsconfig.json and the app's code. */
export const codeKinds = {
  "app.external-package": {
    severity: "error",
    finds: "`next-bigcommerce` in `serverExternalPackages`",
    why: "Next must bundle the package: outside of its bundle every import of it throws.",
  },
  "app.pages-not-transpiled": {
    severity: "error",
    finds: "`pages/` that use the package without `transpilePackages`",
    why: "Next does not bundle packages for `pages/` by itself, and outside of its bundle every import throws.",
  },
  "app.output-export": {
    severity: "error",
    finds: '`output: "export"`',
    why: "An exported site has no server, so nobody can be signed in and no token can be kept secret.",
  },
  "app.standalone-env": {
    severity: "warning",
    finds: '`output: "standalone"` with a secret in `.env` or `.env.production`',
    why: "Next copies these files into .next/standalone, and from there the secrets get into the image.",
  },
  "app.edge": {
    severity: "error",
    finds: "A page, layout, route or metadata file on the Edge runtime that imports the package",
    why: "The package needs Node.js: on the Edge runtime every call throws.",
  },
  "app.middleware": {
    severity: "error",
    finds: "A `middleware.ts` on the Edge runtime that imports the package",
    why: "The package needs Node.js: on the Edge runtime every call throws.",
  },
  "app.client-import": {
    severity: "error",
    finds: "A client component that imports the package, by itself or through a file of yours",
    why: "The build fails: the package would bring its secrets into the browser.",
  },
  "app.force-static": {
    severity: "error",
    finds: 'A customer\'s call on a page with `dynamic = "force-static"` or `"error"`',
    why: "The page is made once for everybody, so the call fails with `used_in_prerender`.",
  },
  "app.static-props": {
    severity: "error",
    finds: "A customer's call in `getStaticProps`",
    why: "Everybody gets the same page: one customer's data, if the call does not fail.",
  },
  "app.open-route": {
    severity: "error",
    finds: "A route of the package that lets everybody in: `authorize: () => true`",
    why: "Whoever finds the route gets a token that can ask as any customer.",
  },
  "app.open-impersonation": {
    severity: "error",
    finds: "`authorizeImpersonation: () => true`",
    why: "Whoever reaches that code can act as any customer.",
  },
  "app.form-action": {
    severity: "warning",
    finds:
      "A Content-Security-Policy whose `form-action` has only this site, in an app that leads to the checkout",
    why: "Chrome holds a form's redirects to it too, so a form that leads to the checkout does nothing.",
  },
  "app.module-resolution": {
    severity: "warning",
    finds: "`moduleResolution` of `node`, `node10` or `classic` in tsconfig.json",
    why: "TypeScript then does not read `exports` of packages, and TypeScript 7 refuses the option.",
  },
} as const satisfies FindingKinds;
