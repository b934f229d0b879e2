import { rooms } from "../../hub/rooms.ts";
import type { Live } from "../access/index.ts";

/** How every room's events reach live pages. */
export const live: readonly Live[] = rooms.flatMap((room): readonly Live[] =>
  "live" in room ? [room.live] : [],
);
