import { rooms } from "./rooms.ts";

type JobsOf<R> = R extends { readonly jobs: readonly (infer J)[] } ? J : never;
type RoomJob = JobsOf<(typeof rooms)[number]>;

/** Every job of every room. */
export const jobs: readonly RoomJob[] = rooms.flatMap((room): readonly RoomJob[] =>
  "jobs" in room ? room.jobs : [],
);
