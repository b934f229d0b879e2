import { rooms } from "../../../hub/rooms.ts";
import type { Command } from "../../access/index.ts";
import type { OpenChannel } from "../../channels/index.ts";
import { actOnReactions } from "../../commands/staff/reactions/act-on-reactions.ts";
import { reactionFollower } from "../../commands/staff/reactions/follow-reactions.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { runFollowers } from "../../outbox/index.ts";
import type { TestDatabase } from "../database.ts";
import { logReadable } from "../log-readable.ts";
import { scriptPlatform } from "../scripted-connector.ts";

/** Lets reactions act, as the workers do, on a platform that tests play. */
export async function openReactionRounds(database: TestDatabase): Promise<{ act(): Promise<void> }> {
  const { connector } = scriptPlatform({});
  const followers = await runFollowers(database, [reactionFollower]);
  const commands = rooms.flatMap((room): readonly Command[] => ("commands" in room ? room.commands : []));
  return {
    async act() {
      await logReadable(database.owner);
      await followers.wake();
      await actOnReactions({
        database,
        channels: { open: async () => unsafeCast<OpenChannel>({ connector, account: {} }) },
        commands,
        commandsOf: async () => commands,
        commandsToTry: async () => commands,
        actions: () => unsafeCast({ database, runsWorkers: true, deliver: () => {}, seen: () => {} }),
        deliver: () => {},
        publicUrl: "https://hub.example",
      });
    },
  };
}
