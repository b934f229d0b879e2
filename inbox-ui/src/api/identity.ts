import { get, patch, post, put, remove } from "./client.ts";
import type { AuditEntry, Invitation, InvitationPreview, Items, Me, Member, Page, Permissions, Role } from "./types.ts";

export const signIn = (email: string, password: string) => post<unknown>("/auth/sign-in/email", { email, password });
export const signOut = () => post<unknown>("/auth/sign-out");
export const readMe = () => get<Me>("/me");
export const renameMe = (name: string) => patch<unknown>("/me", { name });
export const switchOrganization = (organizationId: string) => put<unknown>("/me/organization", { organizationId });

export const listMembers = () => get<Items<Member>>("/members");
export const changeMemberRole = (id: string, role: string) => patch<unknown>(`/members/${id}`, { role });
export const removeMember = (id: string) => remove(`/members/${id}`);

export const listRoles = () => get<Items<Role>>("/roles");
export const createRole = (role: { readonly name: string; readonly permissions: Permissions }) => post<Role>("/roles", role);
export const changeRole = (id: string, role: { readonly name?: string; readonly permissions?: Permissions }) => patch<Role>(`/roles/${id}`, role);
export const deleteRole = (id: string) => remove(`/roles/${id}`);

export const listInvitations = () => get<Items<Invitation>>("/invitations");
export const invite = (email: string, role: string) => post<Invitation>("/invitations", { email, role });
export const withdrawInvitation = (id: string) => remove(`/invitations/${id}`);
export const previewInvitation = (id: string, token: string) => get<InvitationPreview>(`/invitations/${id}/preview`, { token });
export const acceptInvitation = (id: string, acceptance: { readonly token: string; readonly name?: string; readonly password?: string }) => post<unknown>(`/invitations/${id}/acceptance`, acceptance);

export const listAudit = (cursor: string | null) => get<Page<AuditEntry>>("/audit", { limit: 50, cursor });
