import { commandsFor, type CommandArgument } from "../access/index.ts";
import { CONVERSATION, permitted, subjectOf } from "../conversations/index.ts";
import { listRules } from "./queries.ts";
import { updateRule } from "./update-rule.ts";

const { command, readCommand } = commandsFor<unknown>();

const MEMBERS = { for: "member", where: ["direct", "staff", "page"] } as const;

const RULE = {
  name: "rule",
  kind: "rule",
  summary: { en: "Which rule", de: "Welche Regel" },
} as const satisfies CommandArgument;

type Run = {
  readonly name: string;
  readonly outcome: string;
  readonly why: readonly string[] | null;
  readonly ran_at: Date;
};

/** What members type about rules. */
export const ruleCommands = [
  readCommand({
    ...MEMBERS,
    name: "rule list",
    aliases: ["rules"],
    summary: {
      en: "Lists rules and how often they acted today",
      de: "Zeigt Regeln und wie oft sie heute handelten",
    },
    example: "/rule list",
    arguments: [],
    permission: "rule.read",
    async answer({ tx }) {
      const rules = await listRules(tx);
      if (rules.length === 0)
        return { text: { en: "There are no rules yet.", de: "Es gibt noch keine Regeln." } };
      return {
        text: {
          en: rules
            .map(
              ({ name, enabled, runs24h }) =>
                `${name}: ${enabled ? "on" : "paused"}, acted ${runs24h} times in 24 h`,
            )
            .join("\n"),
          de: rules
            .map(
              ({ name, enabled, runs24h }) =>
                `${name}: ${enabled ? "an" : "angehalten"}, ${runs24h}-mal in 24 h`,
            )
            .join("\n"),
        },
      };
    },
  }),
  command({
    ...MEMBERS,
    name: "rule pause",
    summary: { en: "Pauses a rule", de: "Hält eine Regel an" },
    example: "/rule pause Greeting",
    arguments: [RULE],
    action: updateRule,
    target: ({ rule }) => rule.id,
    input: () => ({ enabled: false }),
    answer: ({ values: { rule } }) => ({
      public: true,
      text: { en: `The rule ${rule.name} is paused.`, de: `Die Regel ${rule.name} ist angehalten.` },
    }),
  }),
  command({
    ...MEMBERS,
    name: "rule resume",
    summary: { en: "Turns a rule on again", de: "Schaltet eine Regel wieder ein" },
    example: "/rule resume Greeting",
    arguments: [RULE],
    action: updateRule,
    target: ({ rule }) => rule.id,
    input: () => ({ enabled: true }),
    answer: ({ values: { rule } }) => ({
      public: true,
      text: { en: `The rule ${rule.name} is on.`, de: `Die Regel ${rule.name} ist eingeschaltet.` },
    }),
  }),
  readCommand({
    ...MEMBERS,
    name: "rule why",
    summary: {
      en: "Says what rules did in a conversation, and why",
      de: "Sagt, was Regeln in einem Gespräch taten, und warum",
    },
    example: "/rule why #12",
    arguments: [CONVERSATION],
    permission: "rule.read",
    async answer({ tx, actor, values, chat }) {
      const { id } = await permitted(tx, actor, "conversation.read", subjectOf(values, chat));
      const { rows } = await tx.client.query<Run>(
        `select r.name, x.outcome, x.facts -> 'why' as why, x.ran_at from comm_rule_runs x
         join comm_auto_response_rules r on r.organization_id = x.organization_id and r.id = x.rule_id
         where x.organization_id = $1 and x.conversation_id = $2 order by x.ran_at desc limit 5`,
        [tx.organizationId, id],
      );
      if (rows.length === 0)
        return { text: { en: "No rule has acted here.", de: "Hier hat keine Regel gehandelt." } };
      const text = rows
        .map(
          ({ name, outcome, why, ran_at }) =>
            `${ran_at.toISOString().slice(0, 16).replace("T", " ")} ${name}: ${outcome}. ${(why ?? []).join("; ")}`,
        )
        .join("\n");
      return { text: { en: text, de: text } };
    },
  }),
];
