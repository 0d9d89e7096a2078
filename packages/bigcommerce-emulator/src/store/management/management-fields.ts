import { z } from "zod";

/**
 * Fields that only the Management API has, in its words: the emulator keeps what is sent and returns it, and nothing
 * else reads them.
 */
export const managementFieldsSchema = z.record(z.string(), z.json()).optional();
