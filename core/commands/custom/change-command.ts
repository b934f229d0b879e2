import { actionsFor } from "../../access/index.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import type { CustomCommand, CustomDraft } from "./custom-command.ts";
import { DRAFT_ERRORS } from "./check-draft.ts";
import { saveCommand, type CustomDeps } from "./save-command.ts";
import { CustomChangeSchema } from "./schema.ts";
import { commandTarget } from "./target.ts";

const action = actionsFor<CustomDeps>();

/** Changes what is named of a command, the rest stays. A webhook at another address has another secret. Throws what `checkDraft` does. */
export const changeCommand = action({
  name: "command.change",
  summary: "Changes a command of the organization's own, or turns it on or off.",
  permission: "command.manage",
  errors: DRAFT_ERRORS,
  target: commandTarget,
  input: CustomChangeSchema,
  record: "audit",
  answersSecret: true,
  async perform(context, before, change) {
    const draft: CustomDraft = { ...before, ...withoutUndefined(change) };
    const saved = await saveCommand(context, before.id, draft, secretKept(before, draft));
    context.note({
      action: "command.changed",
      target: { kind: "command", id: before.id },
      facts: { name: draft.name, enabled: draft.enabled, answers: draft.answers.kind },
    });
    return saved;
  },
});

const secretKept = (before: CustomCommand, { answers }: CustomDraft): string | null =>
  before.answers.kind === "webhook" && answers.kind === "webhook" && before.answers.url === answers.url
    ? before.sealedSecret
    : null;

const withoutUndefined = (change: { readonly [K in keyof CustomDraft]?: CustomDraft[K] | undefined }) =>
  unsafeCast<Partial<CustomDraft>>(
    Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
  );
