import type { PlatformFacts } from "../../stage/control-api.ts";
import { FAULTS } from "../../stage/faults.ts";
import { FAULT_KINDS } from "../fault-kinds.ts";
import { telegramPlay } from "../play.ts";
import { SAMPLES } from "./samples.ts";

/** What the page may offer of this app. */
export const telegramFacts: PlatformFacts = {
  kind: telegramPlay.kind,
  name: telegramPlay.name,
  features: {
    reactions: ["👍", "❤", "😁", "🔥", "🎉", "😢"],
    edits: true,
    deletes: true,
    replies: true,
    typing: false,
    receipts: false,
    commands: "text",
    samples: SAMPLES.map(({ name, title }) => ({ name, title })),
    groups: "group",
    servers: false,
  },
  faults: FAULT_KINDS.map((kind) => ({ kind, ...FAULTS[kind] })),
};
