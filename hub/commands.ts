import type { Command } from "../core/access/index.ts";
import { rooms } from "./rooms.ts";

/** Every command of every room. */
export const commands: readonly Command[] = rooms.flatMap((room): readonly Command[] =>
  "commands" in room ? room.commands : [],
);
