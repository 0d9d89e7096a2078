import { walk } from "./walk.js";

walk({ next: "16", installer: "pnpm", tokenKind: "impersonation", ofWorkspace: true });
