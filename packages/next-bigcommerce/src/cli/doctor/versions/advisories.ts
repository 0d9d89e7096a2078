/** A way to run code on the server without signing in, and the versions that have it. */
export interface Advisory {
  readonly name: string;
  /** As in package.json; prereleases count. */
  readonly versions: string;
  readonly fixed: string;
}

/**
 * Next's, from its security releases. The one of December 2025 has a fix in each minor version; whoever is below the
 * others' ranges is below its range too, so the fixed versions are those to go to.
 */
export const advisoriesOfNext: readonly Advisory[] = [
  {
    name: "CVE-2025-66478 (React2Shell)",
    versions: [
      ">=15.0.0-0 <15.0.5",
      ">=15.1.0-0 <15.1.9",
      ">=15.2.0-0 <15.2.6",
      ">=15.3.0-0 <15.3.6",
      ">=15.4.0-0 <15.4.8",
      ">=15.5.0-0 <15.5.7",
      ">=15.6.0-canary.0 <15.6.0-canary.58",
      ">=16.0.0-0 <16.0.7",
    ].join(" || "),
    fixed: "15.5.25 or 16.3.4",
  },
  {
    name: "GHSA-2xp9-vwfh-vxw4 (AVIF images)",
    versions: ">=13.4.0 <15.5.24 || >=16.0.0 <16.3.3",
    fixed: "15.5.25 or 16.3.4",
  },
  {
    name: "CVE-2026-75604 (servers on Windows)",
    versions: ">=13.4.0 <15.5.24 || >=16.0.0 <16.3.3",
    fixed: "15.5.25 or 16.3.4",
  },
];

/** Of `react-server-dom-webpack`, `-turbopack` and `-parcel`. Next has a copy of its own, which follows Next's version. */
export const advisoriesOfReactServer: readonly Advisory[] = [
  {
    name: "CVE-2025-55182 (React2Shell)",
    versions: "19.0.0 || 19.1.0 || 19.1.1 || 19.2.0",
    fixed: "19.0.1, 19.1.2 or 19.2.1",
  },
];
