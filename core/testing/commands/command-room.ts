import type { Command, DepsOfEndpoints } from "../../access/index.ts";
import type { CommandDeps } from "../../commands/index.ts";
import { commandsRoom } from "../../commands/index.ts";
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
    actions: () => unsafeCast({ database, runsWorkers: true, deliver: () => {}, seen: () => {} }),
    deliver: () => {},
    publicUrl: "https://hub.example",
    ...more,
  };
  type Deps = DepsOfEndpoints<(typeof commandsRoom.endpoints)[number]>;
  return openRoom<Deps>(unsafeCast({ database, commanding }), commandsRoom.endpoints);
}
