import { config } from "zod/mini";

// Zod would write code for its schemas, if it may: that it asks counts as a violation of the Content-Security-Policy.
config({ jitless: true });
