import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const contactRows: TenantRows = ({ idOf }) => {
  const contact_id = newId("con");
  const identity_id = newId("idn");
  const channel_id = idOf("comm_channels");
  return [
    ["comm_contacts", { id: contact_id, name: "Kim" }],
    ["comm_contact_identities", { id: identity_id, channel_id, contact_id, kind: "telegram", value: "42" }],
    ["comm_contact_links", { id: newId("clk"), contact_id, identity_id, how: "code" }],
  ];
};
