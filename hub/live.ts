import type { Live } from "../core/access/index.ts";
import { rooms } from "./rooms.ts";

/** How every room's events reach live pages. */
export const live: readonly Live[] = rooms.flatMap((room): readonly Live[] =>
  "live" in room ? [room.live] : [],
);
