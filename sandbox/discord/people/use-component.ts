import { appOf } from "../gateway/dispatch.ts";
import { startInteraction } from "../interactions/start.ts";
import { presentUser, userOf } from "../present/user.ts";
import { isRecord } from "../wire.ts";
import type { App, Channel, Interaction, Message, World } from "../world.ts";
import { cannot, speaker } from "./speaker.ts";

const [BUTTON, TEXT_SELECT, USER_SELECT] = [2, 3, 5];

/** Presses a button or chooses from a select as a person. */
export function useComponent(
  world: World,
  channel: Channel,
  message: Message,
  used: {
    readonly from?: string | undefined;
    readonly customId: string;
    readonly values?: readonly string[];
  },
): Interaction {
  const { customId, values = [] } = used;
  const person = speaker(world, channel, used.from);
  const part = partsOf(message.components).find(({ custom_id: name }) => name === customId);
  if (!part) throw cannot("There is no such button.", 404);
  if (part.disabled === true) throw cannot("It is switched off.");
  if (part.type !== BUTTON) checkValues(part, values);
  const users =
    part.type === USER_SELECT && Object.fromEntries(values.map((id) => [id, presentUser(userOf(world, id))]));
  return startInteraction(world, authorOf(world, message), {
    type: 3,
    name: null,
    userId: person.id,
    channel,
    source: message,
    data: () => ({
      custom_id: customId,
      component_type: part.type,
      id: part.id,
      ...(part.type !== BUTTON && { values }),
      ...(users && { resolved: { users } }),
    }),
  });
}

function authorOf(world: World, { authorId }: Message): App {
  const app = appOf(world, authorId);
  if (!app) throw cannot("The message is no bot's.");
  return app;
}

function checkValues(part: Readonly<Record<string, unknown>>, values: readonly string[]): void {
  const [min, max] = [Number(part.min_values ?? 1), Number(part.max_values ?? 1)];
  if (values.length < min || values.length > max) throw cannot(`Choose ${min} to ${max}.`);
  if (part.type !== TEXT_SELECT || !Array.isArray(part.options)) return;
  const known = part.options.filter(isRecord).map(({ value }) => value);
  if (values.some((value) => !known.includes(value))) throw cannot("There is no such choice.");
}

/** Returns every component of a message, those inside rows and containers as well. */
function partsOf(components: readonly unknown[]): readonly Readonly<Record<string, unknown>>[] {
  return components
    .filter(isRecord)
    .flatMap((part) => [
      part,
      ...(Array.isArray(part.components) ? partsOf(part.components) : []),
      ...(isRecord(part.accessory) ? [part.accessory] : []),
    ]);
}
