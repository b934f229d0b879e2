export { createByteBudget, type ByteBudget } from "./byte-budget.ts";
export {
  actionsFor,
  type Action,
  type ActionContext,
  type AnyAction,
  type AuditNote,
  type By,
  type InputOf,
  type InputSchema,
  riskOf,
  type Risk,
  type Undo,
} from "./action.ts";
export type {
  Actor,
  ContactActor,
  MemberActor,
  PerformingActor,
  RoleId,
  RuleActor,
  SessionId,
  SystemActor,
  Via,
  VisitorActor,
} from "./actor.ts";
export { createBodyReader, type Body, type BodyReader } from "./body-reader.ts";
export { bodyReaders, uploadReaders } from "./body-readers.ts";
export { authorise, authoriseForAll } from "./authorise.ts";
export { can, type Resource } from "./can.ts";
export {
  endpointsFor,
  takesIdempotencyKey,
  type Access,
  type Endpoint,
  type HubContext,
  type HubEnv,
  type Known,
  type Method,
} from "./endpoint.ts";
export type { HealthCheck, HealthProblem } from "./health.ts";
export { changed, liveOf, liveOfEach, mayHear, tellsChangeOf, type Live, type StreamEvent } from "./live.ts";
export { readFormFile, type FormFile } from "./read-form-file.ts";
export { readIdempotencyKey, type IdempotencyKey } from "./idempotency-key.ts";
export type { OperationErrors } from "./operation-errors.ts";
export {
  asFarAsTeams,
  covers,
  isPermission,
  invalidScopes,
  overlap,
  permissionNames,
  PERMISSIONS,
  readRights,
  SCOPES,
  scopesOf,
  type Permission,
  type Rights,
  type RoomPermissions,
  type Scope,
} from "./permissions.ts";
export { grantsOf, type RoleGrants } from "./role-grants.ts";
export { requireReauthentication } from "./require-reauthentication.ts";
export { defineRoom, type DepsOfEndpoints, type Job, type Room } from "./room.ts";
export { EMPTY_SCOPE_CONTEXT, type ScopeContext } from "./scope-context.ts";
export { scopeOf, type ListScope } from "./scope-of.ts";
export type { RowsBefore, TenantRow, TenantRows } from "./tenant-rows.ts";
export { organizationTarget, type Target, type WriteChanges } from "./target.ts";
export {
  commandsFor,
  type ActionCommand,
  type ArgumentKind,
  type ArgumentValue,
  type ArgumentValues,
  type Command,
  type CommandAnswer,
  type CommandArgument,
  type CommandAudience,
  type CommandChat,
  type CommandLanguage,
  type CommandPlace,
  type ReadCommand,
  type ValuesOf,
  type Words,
} from "./command.ts";
