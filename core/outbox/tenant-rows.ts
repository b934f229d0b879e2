import { newId } from "../kernel/ids.ts";

export const outboxRows = () =>
  [
    ["outbox", { id: newId("obx"), kind: "message_received", payload: "{}" }],
    ["event_dead_letters", { follower: "test", event_id: newId("obx"), error: "It failed" }],
  ] as const;
