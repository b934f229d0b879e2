import { actionsFor, organizationTarget } from "../../access/index.ts";
import { newId } from "../../kernel/ids.ts";
import { DRAFT_ERRORS } from "./check-draft.ts";
import { saveCommand, type CustomDeps } from "./save-command.ts";
import { CustomDraftSchema } from "./schema.ts";

const action = actionsFor<CustomDeps>();

/** Makes a command of the organization's own; the secret of its webhook is shown once. Throws what `checkDraft` does. */
export const createCommand = action({
  name: "command.create",
  summary: "Makes a command of the organization's own.",
  permission: "command.manage",
  errors: DRAFT_ERRORS,
  target: organizationTarget,
  input: CustomDraftSchema,
  record: "audit",
  answersSecret: true,
  async perform(context, _, draft) {
    const saved = await saveCommand(context, newId("cmd"), draft);
    context.note({
      action: "command.created",
      target: { kind: "command", id: saved.id },
      facts: { name: draft.name, answers: draft.answers.kind },
    });
    return saved;
  },
});
