import { useNavigate } from "@solidjs/router";
import { useAreas } from "../parts/area.ts";
import { type Command, offerCommands } from "../parts/commands.ts";
import { translate } from "../words/translate.ts";

/** Offers what areas offer on every page: the way to them, and their commands. */
export function offerAreaCommands(): void {
  const areas = useAreas();
  const navigate = useNavigate();
  offerCommands(() => [
    ...areas.flatMap(({ name, goTo }): readonly Command[] =>
      goTo
        ? [
            {
              id: `go-${name}`,
              title: translate(goTo.title),
              group: "go",
              keys: `g ${goTo.key}`,
              run: () => navigate(goTo.href),
            },
          ]
        : [],
    ),
    ...areas.flatMap(({ commands = [] }) =>
      commands.map((command): Command => ({
        ...command,
        group: "commands",
        title: translate(command.title),
      })),
    ),
  ]);
}
