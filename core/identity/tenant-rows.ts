import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const identityRows: TenantRows = () => {
  const roleId = newId("rol");
  return [
    ["roles", { id: roleId, name: "Night shift" }],
    [
      "invitations",
      {
        id: newId("inv"),
        email: `${roleId}@example.test`,
        role: "agent",
        token_hash: roleId,
        sealed_token: "sealed",
        expires_at: "2026-11-21T10:00:00Z",
      },
    ],
    ["api_keys", { id: newId("key"), name: "Reports", prefix: "par_", key_hash: roleId }],
  ];
};
