import type { Account, Connector, MenuReceipt, Probe } from "../../protocol/index.ts";
import type { Called } from "./called.ts";
import { FINDING } from "./people.ts";

/** How the platform's accounts are connected. */
export function setUp({ watch, note }: Called): Connector["connect"] {
  const probe = async (account: Account): Promise<Probe> => {
    note("probe", account);
    const isWrong = account.credentials["token"] === "wrong";
    const wrong = {
      ...FINDING,
      code: "wrong",
      severity: "broken" as const,
      action: { href: "https://x.example/" },
    };
    return watch.of<Probe>("Probe", {
      account: "Shop",
      accountId: "shop-1",
      findings: [isWrong ? wrong : FINDING],
    });
  };
  return {
    probe,
    install: probe,
    remove: async () => {},
    publishCommands: async (account, menus) => {
      note("publishCommands", account);
      watch.hear(
        "MenuCommand",
        menus.flatMap(({ commands }) => [...commands]),
      );
      return watch.of<MenuReceipt>("MenuReceipt", { kind: "done", omitted: ["/odd is not shown."] });
    },
    authorise: {
      address: () => "https://x.example/authorise",
      redeem: async () => ({ kind: "refused", reason: "Nobody consented." }),
    },
    guide: () =>
      watch.of("GuideStep", [
        {
          title: "Open it",
          text: "There.",
          copy: "copy of the step",
          href: "https://step.example/",
          check: "check of the step",
        },
      ]),
  };
}
