import { untilSending } from "../sending.ts";
import type { Member } from "../stage/member.ts";
import type { Stage } from "../stage/stage.ts";
import type { Fault } from "./fault.ts";

/** kill -9 of every process of the hub at once, then a start: a power cut. */
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

/** kill -9 of one server, whichever the dice say. */
export const killServer: Fault = {
  name: "kill -9 of a server",
  strike: ({ members }, { roll }) =>
    strikeOne(
      members.filter((one) => one.serves),
      roll(),
    ),
};

/** kill -9 of one worker, whichever the dice say. */
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
