import type { MemberActor } from "../../access/index.ts";
import { accountEndpoints } from "../../commands/accounts/routes.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import type { TestDatabase } from "../database.ts";
import { openRoom, type Room } from "../room.ts";
import { scriptPlatform } from "../scripted-connector.ts";
import type { CommandChats } from "./command-chat.ts";

/** The page on which members link their chat accounts. */
export type AccountsPage = Room & {
  /** Makes a code for a channel. */
  makeCode(actor: MemberActor, channelId: ChannelId): Promise<{ readonly id: string; readonly code: string }>;
  /** Links an account as people do: a code from the page, presented in the chat, confirmed on the page. */
  link(actor: MemberActor, chats: CommandChats, channelId: ChannelId, who: string): Promise<void>;
};

/** Opens that page. */
export function openAccountsPage(database: TestDatabase): AccountsPage {
  const { connector } = scriptPlatform({ commandsMenu: true });
  const registry = { scripted: connector };
  const deps = {
    database,
    registry,
    channels: { open: async () => null },
    runsWorkers: true,
    deliver: () => {},
  };
  const room = openRoom(deps, accountEndpoints);
  const makeCode: AccountsPage["makeCode"] = async (actor, channelId) => {
    const { status, body } = await room.ask(actor, "post", "/me/codes", { channelId });
    if (status !== 201) throw new Error(`No code: ${JSON.stringify(body)}`);
    return { id: String(body.id), code: String(body.code) };
  };
  return {
    ...room,
    makeCode,
    async link(actor, chats, channelId, who) {
      const { id, code } = await makeCode(actor, channelId);
      await chats.say(channelId, who, `/link ${code}`);
      const { status, body } = await room.ask(actor, "put", `/me/codes/${id}/confirmation`);
      if (status >= 300) throw new Error(`Not linked: ${JSON.stringify(body)}`);
    },
  };
}
