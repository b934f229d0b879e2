import { untilSending } from "../sending.ts";
import type { Fault } from "./fault.ts";

/** Kills the embedded hub and its Postgres at the same moment. The next start finds both as they were. */
export const cutPower: Fault = {
  name: "power cut: the hub and its Postgres at once",
  async strike(stage) {
    await untilSending(stage);
    await Promise.all(stage.members.map((member) => member.kill()));
    await stage.killPostgres();
    await Promise.all(stage.members.map((member) => member.restart()));
  },
};
