/** @import { Overview } from "../overview.ts" */
/** @import { RecordedRequest } from "../../state/traffic-record.ts" */

/**
 * @param {string} action
 * @param {RequestInit} options
 */
async function call(action, options = {}) {
  const response = await fetch(`/__emulator/${action}`, options);
  if (!response.ok) throw new Error(`The emulator responded ${response.status} to ${action}.`);
  return response;
}

/** @returns {Promise<Overview>} */
export const readOverview = async () => (await call("overview")).json();

export const readEnvironment = async () => (await call("environment")).text();

/**
 * Null if the log no longer has it.
 *
 * @param {number} number
 * @returns {Promise<RecordedRequest | null>}
 */
export async function readRequest(number) {
  const response = await fetch(`/__emulator/request?number=${number}`);
  return response.ok ? response.json() : null;
}

/** @param {object} rule */
export const addFault = (rule) => call("faults", { method: "POST", body: JSON.stringify([rule]) });

export const clearFaults = () => call("faults", { method: "DELETE" });

/** @param {number} offsetSeconds */
export const setClock = (offsetSeconds) =>
  call("clock", { method: "POST", body: JSON.stringify({ offsetSeconds }) });

export const resetEmulator = () => call("reset", { method: "POST" });
