// Plain JavaScript on purpose: it must still run, and explain itself, on a Node too old for the scripts behind it.
const minimumMajor = 24;

if (Number.parseInt(process.versions.node, 10) < minimumMajor) {
  console.error(
    `This script needs Node ${minimumMajor}, which the workspace brings along, but ran on Node ${process.versions.node}.\n` +
      "Likely cause: the install before it did not finish, or the script was started without pnpm.\n" +
      "Run `npx pnpm@12 install` and try again with `npx pnpm@12 <script>`.",
  );
  process.exit(1);
}
