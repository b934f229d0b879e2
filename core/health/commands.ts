import { commandsFor } from "../access/index.ts";
import { checkHub } from "./check-hub.ts";
import { checkOrganization } from "./check-organization.ts";
import { summarise } from "./problem.ts";
import type { HealthDeps } from "./routes.ts";

const { readCommand } = commandsFor<HealthDeps>();

/** What members type to hear how the hub is. */
export const healthCommands = [
  readCommand({
    for: "member",
    where: ["direct", "staff", "page"],
    name: "health",
    summary: {
      en: "Says every problem and what to do about it",
      de: "Nennt jedes Problem und was zu tun ist",
    },
    example: "/health",
    arguments: [],
    permission: "health.read",
    async answer({ tx, deps: { database, healthChecks } }) {
      const hub = await checkHub(database, healthChecks);
      const own = await checkOrganization(tx, healthChecks);
      const { problems } = summarise([...hub.problems, ...own.problems]);
      if (problems.length === 0) return { text: { en: "Everything works.", de: "Alles arbeitet." } };
      const text = problems.map(({ text: what, fix }) => `${what} ${fix}`).join("\n");
      return { text: { en: text, de: text } };
    },
  }),
];
