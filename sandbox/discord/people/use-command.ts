import { startInteraction } from "../interactions/start.ts";
import type { App, Channel, Interaction, World } from "../world.ts";
import type { Command, CommandOption } from "../wire.ts";
import { readValues, type Given } from "./command-values.ts";
import { cannot, speaker } from "./speaker.ts";

type Used = { readonly from?: string | undefined; readonly name: string; readonly options: Given };

/** Uses a slash command as a person, with its options by name; `group sub` names a command below another. */
export function useCommand(
  world: World,
  app: App,
  channel: Channel,
  { from, name, options }: Used,
): Interaction {
  const person = speaker(world, channel, from);
  const [first = "", ...below] = name.replace(/^\//, "").split(" ");
  const command = findCommand(app, channel, first);
  if (!command) throw cannot(`There is no command /${first}.`, 404);
  const { resolved, list } = readValues(world, channel, leafOf(command, below), options);
  return startInteraction(world, app, {
    type: 2,
    name: [first, ...below].join(" "),
    userId: person.id,
    channel,
    source: null,
    data: (viewer) => ({
      id: command.id,
      name: command.name,
      type: command.type,
      ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
      ...(list.length + below.length > 0 && { options: nested(command, below, list) }),
      ...resolved(viewer),
    }),
  });
}

/** A server's own command comes before one that is everywhere. */
function findCommand({ commands }: App, { guildId }: Channel, name: string): Command | undefined {
  const all = [...((guildId !== null && commands.get(guildId)) || []), ...(commands.get("") ?? [])];
  return all.find((command) => command.type === 1 && command.name === name);
}

function leafOf(command: Command, below: readonly string[]): readonly CommandOption[] {
  return below.reduce<readonly CommandOption[]>((options, name) => {
    const next = options.find((option) => option.name === name && option.type <= 2);
    if (!next) throw cannot(`/${command.name} has no “${name}”.`, 404);
    return next.options ?? [];
  }, command.options);
}

function nested(command: Command, below: readonly string[], list: readonly object[]): readonly object[] {
  const wrap = (options: readonly CommandOption[], names: readonly string[]): readonly object[] => {
    const [name, ...rest] = names;
    const step = options.find((option) => option.name === name);
    return step ? [{ name: step.name, type: step.type, options: wrap(step.options ?? [], rest) }] : list;
  };
  return wrap(command.options, below);
}
