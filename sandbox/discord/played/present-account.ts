import type { AccountFacts, CommandFacts } from "../../stage/control-api.ts";
import type { Command, CommandOption } from "../wire.ts";
import type { App, World } from "../world.ts";

/** Says an application in the page's words. */
export const presentAccount = (world: World, app: App): AccountFacts => ({
  id: app.id,
  name: app.name,
  handle: `@${world.users.get(app.id)?.username ?? app.name}`,
  connection: connectionOf(world, app),
  commands: [...app.commands.values()].flat().flatMap(presentCommand),
  switches: [
    { name: "revoked", title: "Token revoked", hint: "401 for everything", on: app.revoked },
    {
      name: "message_content",
      title: "Message Content intent",
      hint: "off: content is empty, 4014 for who asks for it",
      on: app.intents.messageContent,
    },
    {
      name: "members",
      title: "Server Members intent",
      hint: "off: 4014 for who asks for it",
      on: app.intents.members,
    },
  ],
  problem: app.revoked
    ? "The token of this bot is revoked. Turn off “Token revoked” under Faults to use it again."
    : null,
});

function connectionOf({ sessions }: World, { id }: App): string {
  const own = [...sessions.values()].filter(({ appId }) => appId === id);
  if (own.some(({ socket }) => socket !== null)) return "Gateway connected";
  return own.length > 0 ? "Gateway interrupted" : "Not connected";
}

/** A command with commands below it is shown as those. */
function presentCommand({ name, description, options, type }: Command): readonly CommandFacts[] {
  if (type !== 1) return [];
  const below = options.filter((option) => option.type <= 2);
  if (below.length === 0) return [{ name, description, options: options.map(optionOf) }];
  return below.flatMap((option) =>
    presentCommand({
      ...COMMAND,
      name: `${name} ${option.name}`,
      description: option.description,
      options: option.options ?? [],
    }),
  );
}

const COMMAND: Command = {
  id: "",
  application_id: "",
  version: "",
  type: 1,
  name: "",
  description: "",
  options: [],
  default_member_permissions: null,
  nsfw: false,
  contexts: null,
};

const optionOf = ({ name, description, required, choices }: CommandOption) => ({
  name,
  description,
  required: required ?? false,
  choices: (choices ?? []).map((choice) => ({ value: String(choice.value), title: choice.name })),
});
