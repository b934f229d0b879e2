import { listChannels, listConnectors } from "./channels.ts";
import { countConversations } from "./conversations.ts";
import { listApiKeys, listInvitations, listMembers, listRoles, listSessions, readMe } from "./identity.ts";
import { listLabels, listRules, listTemplates, readBusinessHours, readContact } from "./library.ts";
import { useRead } from "./read.ts";

/** The query keys: first the kind that the stream calls the things (`changed {kind, id}`), then the id of one. */
export const keys = {
  me: ["me"],
  sessions: ["sessions"],
  apiKeys: ["key"],
  counts: ["counts"],
  conversations: ["conversations"],
  conversation: (...id: readonly string[]) => ["conversation", ...id],
  messages: (id: string) => ["messages", id],
  labels: ["label"],
  templates: ["template"],
  members: ["member"],
  roles: ["member", "roles"],
  invitations: ["member", "invitations"],
  channels: ["channel"],
  approvedTemplates: (channelId: string) => ["channel", channelId, "templates"],
  connectors: ["connectors"],
  rules: ["rule"],
  contact: (id: string) => ["contact", id],
  contacts: (q: string) => ["contacts", q],
  hours: ["setting", "business-hours"],
  audit: ["audit"],
  quarantine: (id: string) => ["quarantine", id],
} as const;

/** What conversations name. */
export const namedByConversations = { names: ["label", "member", "channel"] };

/** The session contains the organization's name. */
export const useMe = () =>
  useRead(() => ({
    queryKey: keys.me,
    queryFn: readMe,
    staleTime: Number.POSITIVE_INFINITY,
    meta: { names: ["setting"] },
  }));
export const useSessions = () => useRead(() => ({ queryKey: keys.sessions, queryFn: listSessions }));
export const useApiKeys = () => useRead(() => ({ queryKey: keys.apiKeys, queryFn: listApiKeys }));
export const useCounts = () => useRead(() => ({ queryKey: keys.counts, queryFn: countConversations }));
export const useLabels = () => useRead(() => ({ queryKey: keys.labels, queryFn: listLabels }));
export const useTemplates = () => useRead(() => ({ queryKey: keys.templates, queryFn: listTemplates }));
export const useMembers = () => useRead(() => ({ queryKey: keys.members, queryFn: listMembers }));
export const useRoles = () => useRead(() => ({ queryKey: keys.roles, queryFn: listRoles }));
export const useInvitations = () => useRead(() => ({ queryKey: keys.invitations, queryFn: listInvitations }));
export const useChannels = () => useRead(() => ({ queryKey: keys.channels, queryFn: listChannels }));
/** Returns whether the organization has a sandbox channel, as it has while the sandbox is on; undefined until that is known. */
export const useHasSandbox = () => {
  const channels = useChannels();
  return () => channels().data?.items.some((channel) => channel.sandbox);
};
export const useConnectors = () =>
  useRead(() => ({
    queryKey: keys.connectors,
    queryFn: listConnectors,
    staleTime: Number.POSITIVE_INFINITY,
  }));
/** Rules say whether what they name still exists. */
export const useRules = () =>
  useRead(() => ({
    queryKey: keys.rules,
    queryFn: listRules,
    meta: { names: ["label", "template", "member", "channel"] },
  }));
export const useBusinessHours = () => useRead(() => ({ queryKey: keys.hours, queryFn: readBusinessHours }));
export const useContact = (id: () => string | undefined) =>
  useRead(() => ({
    queryKey: keys.contact(id() ?? ""),
    queryFn: () => readContact(id() ?? ""),
    enabled: id() !== undefined,
  }));
