import { beforeAll } from "vitest";
import { resetProcessState } from "../src/connection.fixture.js";

// Test files share a process, and none of them finds there what another one left.
beforeAll(resetProcessState);
