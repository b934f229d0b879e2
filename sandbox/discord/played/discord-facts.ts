import type { PlatformFacts } from "../../stage/control-api.ts";
import { FAULTS } from "../../stage/faults.ts";
import { FAULT_KINDS } from "../fault-kinds.ts";
import { discordPlay } from "../play.ts";
import { SAMPLES } from "./samples.ts";

/** What the page may offer of this app. */
export const discordFacts: PlatformFacts = {
  kind: discordPlay.kind,
  name: discordPlay.name,
  features: {
    reactions: ["👍", "❤️", "😂", "🔥", "🎉", "😢"],
    edits: true,
    deletes: true,
    replies: true,
    typing: true,
    receipts: false,
    commands: "slash",
    samples: SAMPLES.map(({ name, title }) => ({ name, title })),
    groups: null,
    servers: true,
  },
  faults: FAULT_KINDS.map((kind) => ({ kind, ...FAULTS[kind] })),
};
