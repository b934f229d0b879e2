import type { Capabilities } from "../../protocol/index.ts";
import { CAPABILITIES } from "../scripted-channel.ts";

/** As a platform that can do everything and limits all of it. */
export const everything: Capabilities = {
  ...CAPABILITIES,
  text: { maxLength: 4_000, captionMaxLength: 1_000, marks: [] },
  choices: { support: "native", max: 25 },
  forms: { support: "native", maxFields: 5 },
  ephemeral: "native",
  edit: { support: "native", withinMs: 3_600_000 },
  delete: { support: "native", withinMs: 3_600_000 },
  reaction: { support: "native", max: 1, emoji: ["👍"] },
  markRead: true,
  window: { openMs: 3_600_000 },
  idempotency: { kind: "look_up", lastsMs: 60_000 },
  rate: { perChannelPerSecond: 1_000, perThreadPerSecond: 1_000, perThreadBurst: 1_000 },
  callTimeoutMs: 5_000,
};
