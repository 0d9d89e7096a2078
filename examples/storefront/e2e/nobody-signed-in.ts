import { afterAll } from "vitest";
import { forgetPermitted } from "./watch-requests.js";

// Test files share a process, and in each one nobody has signed in yet.
afterAll(forgetPermitted);
