import { ask, refusal } from "./client.ts";
import { mayBeSignedIn } from "./may-be-signed-in.ts";
import type { Permissions } from "./types.ts";

export const signIn = (email: string, password: string) =>
  ask("post", "/auth/sign-in/email", { body: { email, password } });
export const signOut = () => ask("post", "/auth/sign-out");
/** Reads who is signed in. Asks nothing without a session: browsers report the refusal on their console. */
export const readMe = async () => {
  if (!mayBeSignedIn()) throw refusal(401, undefined);
  return ask("get", "/me");
};
export const renameMe = (name: string) => ask("patch", "/me", { body: { name } });
export const switchOrganization = (organizationId: string) =>
  ask("put", "/me/organization", { body: { organizationId } });
export const changePassword = (currentPassword: string, newPassword: string, keepKeys: boolean) =>
  ask("put", "/me/password", { body: { currentPassword, newPassword, keepKeys } });
export const reauthenticate = (password: string) =>
  ask("post", "/me/reauthentication", { body: { password } });
export const listSessions = () => ask("get", "/me/sessions");
export const endSessions = () => ask("delete", "/me/sessions");
export const endSession = (id: string) => ask("delete", "/me/sessions/:id", { params: { id } });

export const listApiKeys = () => ask("get", "/keys");
export const makeApiKey = (key: {
  readonly name: string;
  readonly permissions: Permissions;
  readonly expiresInDays?: number;
}) => ask("post", "/keys", { body: key });
export const revokeApiKey = (id: string) => ask("delete", "/keys/:id", { params: { id } });

export const listMembers = () => ask("get", "/members");
export const changeMemberRole = (id: string, role: string) =>
  ask("patch", "/members/:id", { params: { id }, body: { role } });
export const setMemberScope = (
  id: string,
  place: { readonly team: string | null; readonly channelIds?: readonly string[] },
) =>
  ask("patch", "/members/:id", {
    params: { id },
    body: { ...place, channelIds: place.channelIds && [...place.channelIds] },
  });
export const endMemberSessions = (id: string) => ask("delete", "/members/:id/sessions", { params: { id } });
export const removeMember = (id: string) => ask("delete", "/members/:id", { params: { id } });

export const listRoles = () => ask("get", "/roles");
export const createRole = (role: { readonly name: string; readonly permissions: Permissions }) =>
  ask("post", "/roles", { body: role });
export const changeRole = (
  id: string,
  role: { readonly name?: string; readonly permissions?: Permissions },
) => ask("patch", "/roles/:id", { params: { id }, body: role });
export const deleteRole = (id: string) => ask("delete", "/roles/:id", { params: { id } });

export const listInvitations = () => ask("get", "/invitations");
export const invite = (email: string, role: string) => ask("post", "/invitations", { body: { email, role } });
export const withdrawInvitation = (id: string) => ask("delete", "/invitations/:id", { params: { id } });
export const previewInvitation = (id: string, token: string) =>
  ask("get", "/invitations/:id/preview", { params: { id }, query: { token } });
export const acceptInvitation = (
  id: string,
  acceptance: { readonly token: string; readonly name?: string; readonly password?: string },
) => ask("post", "/invitations/:id/acceptance", { params: { id }, body: acceptance });

export const listAudit = (cursor: string | null) =>
  ask("get", "/audit", { query: { limit: 50, cursor: cursor ?? undefined } });
export const verifyAudit = () => ask("get", "/audit/verdict");
