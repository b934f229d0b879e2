import type { Follower } from "../core/outbox/index.ts";
import { analyticsFollower } from "../core/reports/index.ts";

/** Every follower of the event log; a new one is a file in its room and a line here. */
export const followers: readonly Follower[] = [analyticsFollower];
