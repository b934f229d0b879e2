import { appOf } from "../gateway/dispatch.ts";
import { startInteraction } from "../interactions/start.ts";
import { isRecord } from "../wire.ts";
import type { Interaction, World } from "../world.ts";
import { cannot, channelFor } from "./speaker.ts";

/** Fills in the form that a bot has shown, by the fields' custom ids, and submits it. */
export function submitForm(
  world: World,
  interactionId: string,
  values: Readonly<Record<string, string>>,
): Interaction {
  const shown = [...world.interactions.values()].find(({ id }) => id === interactionId);
  const app = shown && appOf(world, shown.appId);
  if (!shown || !app || !isRecord(shown.form)) throw cannot("There is no such form.", 404);
  const { custom_id, components } = shown.form;
  const channel = channelFor(world, shown.channelId);
  const filled = (Array.isArray(components) ? components : [])
    .filter(isRecord)
    .map((field) => fill(field, values));
  shown.form = null;
  return startInteraction(world, app, {
    type: 5,
    name: null,
    userId: shown.userId,
    channel,
    source: shown.sourceId === null ? null : (channel.messages.get(shown.sourceId) ?? null),
    data: () => ({ custom_id, components: filled }),
  });
}

function fill(field: Readonly<Record<string, unknown>>, values: Readonly<Record<string, string>>): object {
  if (isRecord(field.component))
    return { type: field.type, id: 1, component: valueOf(field.component, values) };
  const parts = (Array.isArray(field.components) ? field.components : []).filter(isRecord);
  return { type: field.type, id: 1, components: parts.map((part) => valueOf(part, values)) };
}

function valueOf(part: Readonly<Record<string, unknown>>, values: Readonly<Record<string, string>>): object {
  const value = values[String(part.custom_id)] ?? "";
  const [min, max] = [Number(part.min_length ?? 0), Number(part.max_length ?? 4000)];
  if (value === "" && part.required !== false) throw cannot(`“${String(part.custom_id)}” is required.`);
  if (value !== "" && (value.length < min || value.length > max))
    throw cannot(`“${String(part.custom_id)}” has ${min} to ${max} characters.`);
  return { type: part.type, id: 2, custom_id: part.custom_id, value };
}
