import type { Command } from "../../access/index.ts";
import type { CommandDeps } from "../../commands/index.ts";
import { commandEndpoints } from "../../commands/routes.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { rooms } from "../../../hub/rooms.ts";
import type { TestDatabase } from "../database.ts";
import { openRoom, type Room } from "../room.ts";

/** Opens the pages' commands: those of every room may be given, and no platform is asked. */
export function openCommandRoom(database: TestDatabase, more: Partial<CommandDeps> = {}): Room {
  const commands = rooms.flatMap((room): readonly Command[] => ("commands" in room ? room.commands : []));
  const commanding: CommandDeps = {
    database,
    channels: unsafeCast({ open: async () => undefined }),
    commands,
    publicUrl: "https://hub.example",
    actions: () => unsafeCast({ database, runsWorkers: true, deliver: () => {}, seen: () => {} }),
    deliver: () => {},
    ...more,
  };
  return openRoom({ database, commanding }, commandEndpoints);
}
