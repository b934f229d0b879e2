import { get, patch, post, put, remove } from "./client.ts";
import type { BusinessHours, Contact, ContactSummary, Items, Label, Page, RichText, Rule, RuleDraft, Template, Trial } from "./types.ts";

export const listLabels = () => get<Items<Label>>("/labels");
export const createLabel = (label: Omit<Label, "id">) => post<Label>("/labels", label);
export const changeLabel = (id: string, label: Partial<Omit<Label, "id">>) => patch<Label>(`/labels/${id}`, label);
export const deleteLabel = (id: string) => remove(`/labels/${id}`);

export type TemplateDraft = Omit<Template, "id">;
export const listTemplates = () => get<Items<Template>>("/templates");
export const createTemplate = (template: TemplateDraft) => post<Template>("/templates", template);
export const changeTemplate = (id: string, template: TemplateDraft) => patch<Template>(`/templates/${id}`, template);
export const deleteTemplate = (id: string) => remove(`/templates/${id}`);
export const renderTemplate = (id: string, conversationId: string) => post<{ readonly text: RichText }>(`/templates/${id}/rendering`, { conversationId });

export type ContactChange = { readonly name?: string; readonly email?: string | null; readonly phone?: string | null };
export const listContacts = (q: string, cursor: string | null, signal?: AbortSignal) => get<Page<ContactSummary>>("/contacts", { q, limit: 50, cursor }, signal);
export const readContact = (id: string) => get<Contact>(`/contacts/${id}`);
export const changeContact = (id: string, change: ContactChange) => patch<Contact>(`/contacts/${id}`, change);

export const listRules = () => get<Items<Rule>>("/rules");
export const createRule = (rule: RuleDraft) => post<Rule>("/rules", rule);
export const changeRule = (id: string, rule: Partial<RuleDraft>) => patch<Rule>(`/rules/${id}`, rule);
export const deleteRule = (id: string) => remove(`/rules/${id}`);
export const orderRules = (ids: readonly string[]) => put<unknown>("/rules/order", { ids });
export const tryRule = (id: string, message: { readonly text: string; readonly channelId?: string; readonly first?: boolean }) => post<Trial>(`/rules/${id}/trial`, message);

export const readBusinessHours = () => get<BusinessHours>("/settings/business-hours");
export const saveBusinessHours = (hours: BusinessHours) => put<BusinessHours>("/settings/business-hours", hours);
