import type { BodyOf } from "../../../hub/api.ts";
import { ask } from "./client.ts";
import type {
  BusinessHours,
  Condition,
  Items,
  LabelDraft,
  Rule,
  RuleDraft,
  Template,
  Trial,
} from "./types.ts";

export const listLabels = () => ask("get", "/labels");
export const createLabel = (label: LabelDraft) =>
  ask("post", "/labels", { body: label as BodyOf<"post", "/labels"> });
export const changeLabel = (id: string, label: Partial<LabelDraft>) =>
  ask("patch", "/labels/:id", { params: { id }, body: label as BodyOf<"patch", "/labels/:id"> });
export const deleteLabel = (id: string) => ask("delete", "/labels/:id", { params: { id } });

export type TemplateDraft = Omit<Template, "id">;
export const listTemplates = () => ask("get", "/templates");
export const createTemplate = (template: TemplateDraft) => ask("post", "/templates", { body: template });
export const changeTemplate = (id: string, template: TemplateDraft) =>
  ask("patch", "/templates/:id", { params: { id }, body: template });
export const deleteTemplate = (id: string) => ask("delete", "/templates/:id", { params: { id } });
export const renderTemplate = (id: string, conversationId: string) =>
  ask("post", "/templates/:id/rendering", { params: { id }, body: { conversationId } });

export type ContactChange = {
  readonly name?: string;
  readonly email?: string | null;
  readonly phone?: string | null;
};
export const listContacts = (q: string, cursor: string | null, signal?: AbortSignal) =>
  ask("get", "/contacts", { query: { q, limit: 50, cursor: cursor ?? undefined }, signal });
export const readContact = (id: string) => ask("get", "/contacts/:id", { params: { id } });
export const changeContact = (id: string, change: ContactChange) =>
  ask("patch", "/contacts/:id", { params: { id }, body: change });

export const listRules = () => ask("get", "/rules") as unknown as Promise<Items<Rule>>;
export const createRule = (rule: RuleDraft) =>
  ask("post", "/rules", { body: rule }) as unknown as Promise<Rule>;
export const changeRule = (id: string, rule: Partial<RuleDraft> & { readonly version?: string }) =>
  ask("patch", "/rules/:id", { params: { id }, body: rule });
export const deleteRule = (id: string) => ask("delete", "/rules/:id", { params: { id } });
export const orderRules = (ids: readonly string[]) => ask("put", "/rules/order", { body: { ids } });
export const tryConditions = (
  conditions: Condition,
  message: {
    readonly text: string;
    readonly channelId?: string;
    readonly first?: boolean;
    readonly group?: boolean;
  },
) => ask("post", "/rules/trial", { body: { ...message, conditions } }) as Promise<Trial>;

export const readBusinessHours = () => ask("get", "/settings/business-hours");
export const renameOrganization = (name: string) => ask("put", "/settings/organization", { body: { name } });
export const saveBusinessHours = (hours: BusinessHours) =>
  ask("put", "/settings/business-hours", { body: hours });
