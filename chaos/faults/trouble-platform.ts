import type { Fault } from "./fault.ts";

/** From now on the platform is slow, asks for pauses, fails inside, and does things without saying so. */
export const troublePlatform: Fault = {
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
