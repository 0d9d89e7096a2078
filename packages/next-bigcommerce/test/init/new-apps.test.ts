import { walk } from "./walk.js";

// Each Next, installer and kind of token meets each of the others.
walk({ next: "16", installer: "pnpm", tokenKind: "impersonation" });
walk({ next: "16", installer: "npm", tokenKind: "private", src: true });
walk({ next: "15", installer: "npm", tokenKind: "impersonation", src: true });
walk({ next: "15", installer: "pnpm", tokenKind: "private" });
