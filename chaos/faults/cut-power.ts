import { untilSending } from "../sending.ts";
import type { Fault } from "./fault.ts";

/** The embedded hub and its Postgres end at the same moment; the next start finds both as they fell. */
export const cutPower: Fault = {
  name: "power cut: the hub and its Postgres at once",
  async strike(stage) {
    await untilSending(stage);
    await Promise.all(stage.members.map((member) => member.kill()));
    await stage.killPostgres();
    await Promise.all(stage.members.map((member) => member.restart()));
  },
};
