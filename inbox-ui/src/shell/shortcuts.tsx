import { KeyTable } from "./key-table.tsx";
import { SettingsPage } from "../parts/settings-page.tsx";
import "./styles/palette.css";
import { settingsWords } from "../words/settings/index.ts";

/** Lists the keyboard shortcuts. */
export default function Keys() {
  return (
    <SettingsPage title={settingsWords().sections.keys} lead={settingsWords().keys.lead}>
      <KeyTable />
    </SettingsPage>
  );
}
