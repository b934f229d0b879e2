import type { Command, DepsOfEndpoints } from "../../access/index.ts";
import { commandsRoom, createCommandSets, type CommandDeps } from "../../commands/index.ts";
import { createSealer } from "../../kernel/crypto.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { rooms } from "../../../hub/rooms.ts";
import { askHookWithin } from "../../commands/custom/call-webhook.ts";
import type { TestDatabase } from "../database.ts";
import { openRoom, type Room } from "../room.ts";

/** Opens the pages' commands: those of every room may be given, and no platform is asked. */
export function openCommandRoom(database: TestDatabase, more: Partial<CommandDeps> = {}): Room {
  const commands = rooms.flatMap((room): readonly Command[] => ("commands" in room ? room.commands : []));
  const sealer = createSealer([{ id: "test", key: new Uint8Array(32).fill(7) }]);
  const sets = createCommandSets({ database, sealer, askHook: askHookWithin(["127.0.0.1"]) }, commands);
  const commanding: CommandDeps = {
    database,
    channels: unsafeCast({ open: async () => undefined }),
    commands,
    commandsOf: sets.of,
    commandsToTry: sets.toTry,
    actions: () => unsafeCast({ database, runsWorkers: true, deliver: () => {}, seen: () => {} }),
    deliver: () => {},
    publicUrl: "https://hub.example",
    ...more,
  };
  type Deps = DepsOfEndpoints<(typeof commandsRoom.endpoints)[number]>;
  return openRoom<Deps>(unsafeCast({ database, sealer, commanding }), commandsRoom.endpoints);
}
