import type { Fault } from "./fault.ts";

/** Makes the platform slow and lets it answer 429 and 500 and lose requests and answers. */
export const degradePlatform: Fault = {
  name: "platform slow, 429, 500, lost answers",
  strike: ({ platform }, { roll }) =>
    platform.play(
      [
        { kind: "rate_limit", probability: 0.02, retry_after: 1, methods: ["sendMessage"] },
        { kind: "server_error", probability: 0.02, methods: ["sendMessage"] },
        { kind: "lost_answer", probability: 0.02, methods: ["sendMessage"] },
        { kind: "lost_request", probability: 0.01, methods: ["sendMessage"] },
        { kind: "slow", delay_ms: 40 },
      ],
      Math.floor(roll() * 1_000_000),
    ),
};
