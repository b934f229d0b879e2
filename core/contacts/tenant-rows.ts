import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const contactRows: TenantRows = ({ idOf }) => {
  const contact_id = newId("con");
  const channel_id = idOf("comm_channels");
  return [
    ["comm_contacts", { id: contact_id, name: "Kim" }],
    ["comm_contact_identities", { id: newId("idn"), channel_id, contact_id, kind: "telegram", value: "42" }],
  ];
};
