import type { Follower } from "../core/outbox/index.ts";
import { rooms } from "./rooms.ts";

/** Every follower of every room. */
export const followers: readonly Follower[] = rooms.flatMap((room): readonly Follower[] =>
  "follows" in room ? room.follows : [],
);
