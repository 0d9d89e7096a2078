import { z } from "zod";
import type { StoredWebhook } from "../../../store/management/webhook.js";
import { nextEntityId } from "../../../store/store-data.js";
import { assignGiven, bodyOf, fields } from "../protocol/body.js";
import { idParam, type ManagementCall } from "../protocol/call.js";
import { v3Data, v3List } from "../protocol/envelope.js";
import { type Filters, filtered, flagFilter, textFilters } from "../protocol/filters.js";
import { refusal } from "../protocol/refusal.js";
import { resource } from "../protocol/resource.js";

const filters: Filters<StoredWebhook> = {
  ...textFilters("scope", ({ scope }) => scope, [""]),
  ...textFilters("destination", ({ destination }) => destination, [""]),
  is_active: flagFilter(({ isActive }) => isActive),
};

/** https on port 443, as BigCommerce calls no other; or this machine on any port, which BigCommerce could not reach. */
function isDestination(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, port, hostname } = new URL(text);
  if (/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)) return /^https?:$/.test(protocol);
  return protocol === "https:" && port === "";
}

const hookSchema = fields.object({
  scope: fields.text.regex(/^store\/[\w*/]+$/, "error.pattern"),
  destination: fields.text.refine(isDestination, "error.pattern"),
  is_active: fields.flag.optional(),
  events_history_enabled: fields.flag.optional(),
  headers: z.record(z.string(), z.string()).nullable().optional(),
});

function hookJson({ settings }: ManagementCall, hook: StoredWebhook) {
  return {
    id: hook.entityId,
    client_id: hook.clientId,
    store_hash: settings.storeHash,
    scope: hook.scope,
    destination: hook.destination,
    headers: hook.headers,
    is_active: hook.isActive,
    events_history_enabled: false,
    created_at: hook.createdAtSeconds,
    updated_at: hook.updatedAtSeconds,
  };
}

/** An account sees its own webhooks only. */
function ownHooks({ data, clientId }: ManagementCall): StoredWebhook[] {
  return [...data.webhooks.values()].filter((hook) => hook.clientId === clientId);
}

function hookOf(call: ManagementCall): StoredWebhook {
  const webhookId = idParam(call, "webhook_id");
  const hook = ownHooks(call).find(({ entityId }) => entityId === webhookId);
  if (hook === undefined) throw refusal(404, ["rest.webhook_not_found", { webhookId }]);
  return hook;
}

const secondsOf = ({ now }: ManagementCall) => Math.floor(now.getTime() / 1000);

function createHook(call: ManagementCall) {
  const input = bodyOf(call, hookSchema);
  const hook: StoredWebhook = {
    entityId: nextEntityId(call.data.webhooks.keys()),
    clientId: call.clientId,
    scope: input.scope,
    destination: input.destination,
    headers: input.headers ?? null,
    isActive: input.is_active ?? true,
    createdAtSeconds: secondsOf(call),
    updatedAtSeconds: secondsOf(call),
  };
  call.data.webhooks.set(hook.entityId, hook);
  return v3Data(hookJson(call, hook));
}

function updateHook(call: ManagementCall) {
  const hook = hookOf(call);
  const input = bodyOf(call, hookSchema.partial());
  assignGiven(hook, {
    scope: input.scope,
    destination: input.destination,
    headers: input.headers,
    isActive: input.is_active,
    updatedAtSeconds: secondsOf(call),
  });
  return v3Data(hookJson(call, hook));
}

/** Responds with what was deleted, as documented. */
function deleteHook(call: ManagementCall) {
  const hook = hookOf(call);
  call.data.webhooks.delete(hook.entityId);
  return v3Data(hookJson(call, hook));
}

export const hookResources = [
  resource("v3/hooks", null, {
    GET: (call) => v3List(call, filtered(call, ownHooks(call), filters), (hook) => hookJson(call, hook)),
    POST: createHook,
  }),
  resource("v3/hooks/{webhook_id}", null, {
    GET: (call) => v3Data(hookJson(call, hookOf(call))),
    PUT: updateHook,
    DELETE: deleteHook,
  }),
];
