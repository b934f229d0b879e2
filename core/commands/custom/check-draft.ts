import type { Command, PerformingActor } from "../../access/index.ts";
import { takeTurn, type Transaction } from "../../database/index.ts";
import { conflict, invalid } from "../../kernel/errors.ts";
import { authoriseRule } from "../../rules/index.ts";
import { readTemplate } from "../../templates/index.ts";
import type { CustomCommandId, CustomDraft } from "./custom-command.ts";
import { KINDS_FOR_CONTACTS } from "./schema.ts";
import { unknownVariables } from "./word-text.ts";

/** What a draft is refused for, beside its shape. */
export const DRAFT_ERRORS = {
  refused: ["permission_missing", "permission_too_narrow"],
  missing: ["template_unknown", "rule_unknown"],
  conflict: ["command_name_taken", "rule_disabled"],
  invalid: ["argument_not_for_contacts", "place_not_for_contacts", "argument_order", "placeholder_unknown"],
} as const;

/** Checks that a draft fits the organization and whoever makes it: the rule that it runs does what they may do. */
export async function checkDraft(
  tx: Transaction,
  actor: PerformingActor,
  built: readonly Command[],
  id: CustomCommandId,
  draft: CustomDraft,
): Promise<void> {
  checkArguments(draft);
  await claimNames(tx, built, id, draft);
  const { answers } = draft;
  if (answers.kind === "template") await readTemplate(tx, answers.templateId);
  if (answers.kind === "rule") await authoriseRule(tx, actor, answers.ruleId);
  const unknown = answers.kind === "text" ? unknownVariables(answers.text, draft.arguments) : [];
  if (unknown.length > 0)
    throw invalid(
      "placeholder_unknown",
      `Unknown variable: ${unknown.map((one) => `{{${one}}}`).join(", ")}.`,
      {
        unknown,
      },
    );
}

/** Customers look nothing up, and are in no place of members. A raw tail takes everything behind it. */
function checkArguments({ audience, where, arguments: all }: CustomDraft): void {
  const names = all.map(({ name }) => name);
  const tail = all.findIndex(({ kind }) => kind === "rest");
  if (new Set(names).size !== names.length || (tail !== -1 && tail !== all.length - 1))
    throw invalid(
      "argument_order",
      "Each argument has a name of its own, and the rest of the line comes last.",
      {
        field: "arguments",
      },
    );
  if (audience === "member") return;
  const foreign = all.find(({ kind }) => !KINDS_FOR_CONTACTS.some((one) => one === kind));
  if (foreign)
    throw invalid(
      "argument_not_for_contacts",
      `Customers can't give “${foreign.name}”: it looks something up.`,
      {
        field: "arguments",
      },
    );
  if (where.some((place) => place === "staff" || place === "page"))
    throw invalid("place_not_for_contacts", "Customers are in direct chats and groups only.", {
      field: "where",
    });
}

/** Nothing of ours is ever hidden from whom it is for, and no two commands share a name; throws `command_name_taken` with the command. */
async function claimNames(
  tx: Transaction,
  built: readonly Command[],
  id: CustomCommandId,
  { name, aliases, audience }: CustomDraft,
): Promise<void> {
  await takeTurn(tx, "commands");
  const wanted = [name, ...aliases];
  const ours = built.find(
    (command) =>
      command.for === audience &&
      [command.name, ...(command.aliases ?? [])].some((one) => wanted.includes(one.split(" ")[0] ?? "")),
  );
  if (ours || new Set(wanted).size !== wanted.length) throw nameTaken(ours?.name ?? name);
  const { rows } = await tx.client.query<{ name: string }>(
    "select name from comm_bot_commands where organization_id = $1 and id <> $2 and (lower(name) = any($3) or aliases && $3)",
    [tx.organizationId, id, wanted],
  );
  if (rows[0]) throw nameTaken(rows[0].name);
}

const nameTaken = (name: string) =>
  conflict("command_name_taken", `The command /${name} has this name already.`, {
    command: name,
    field: "name",
  });
