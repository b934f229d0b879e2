import { noFaults } from "../../stage/faults.ts";
import { firstUpdateId, type Bot, type World } from "../world.ts";

export type NewBot = {
  readonly token?: string | undefined;
  readonly name: string;
  readonly username: string;
};

/** Adds a bot, or returns the one with this token. */
export function addBot(world: World, { token = inventToken(world), name, username }: NewBot): Bot {
  const known = world.bots.get(token);
  if (known) return known;
  const bot: Bot = {
    token,
    user: {
      id: Number(token.split(":")[0]),
      is_bot: true,
      first_name: name,
      username,
      can_join_groups: true,
      can_read_all_group_messages: true,
      can_connect_to_business: false,
      supports_inline_queries: false,
      ...REST,
    },
    revoked: false,
    chats: new Map(),
    nextUpdateId: firstUpdateId(),
    pending: new Map(),
    allowedUpdates: null,
    webhook: null,
    poll: null,
    commands: new Map(),
    menuButton: { type: "default" },
    presses: new Map(),
    faults: noFaults(),
    sends: [],
    wire: [],
  };
  world.bots.set(token, bot);
  return bot;
}

/** Features that the sandbox does not play. */
const REST = {
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
};

const inventToken = (world: World) =>
  `${world.counters.bot++}:AA${crypto.randomUUID().replaceAll("-", "_").slice(0, 33)}`;
