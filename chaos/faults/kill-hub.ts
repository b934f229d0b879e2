import { untilSending } from "../sending.ts";
import type { Member } from "../stage/member.ts";
import type { Stage } from "../stage/stage.ts";
import type { Fault } from "./fault.ts";

/** Kills every process of the hub with -9 at once and starts them again, as a power cut would. */
export const killHub: Fault = {
  name: "kill -9 of the whole hub",
  async strike(stage: Stage, { endLeases }) {
    const { members } = stage;
    await untilSending(stage);
    await Promise.all(members.map((member) => member.kill()));
    await endLeases();
    await Promise.all(members.map((member) => member.restart()));
  },
};

/** Kills one random server with -9. */
export const killServer: Fault = {
  name: "kill -9 of a server",
  strike: ({ members }, { roll }) =>
    strikeOne(
      members.filter((one) => one.serves),
      roll(),
    ),
};

/** Kills one random worker with -9. */
export const killWorker: Fault = {
  name: "kill -9 of a worker",
  strike: ({ members }, { roll }) =>
    strikeOne(
      members.filter((one) => one.works),
      roll(),
    ),
};

async function strikeOne(members: readonly Member[], chance: number): Promise<void> {
  const member = members[Math.floor(chance * members.length)];
  await member?.kill();
  await member?.restart();
}
